package io.throughline.evidence;

import io.throughline.journal.Actor;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whatever an auditor opens, page, Tasklist or API, is written into the journal before they see it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ReadingNoted implements WebMvcConfigurer, HandlerInterceptor {
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    ReadingNoted(ApplicationEventPublisher events, PlatformTransactionManager transactions) {
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).excludePathPatterns("/assets/**", "/error", "/login");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod) note(request);
        return true;
    }

    /** Tasklist and Cockpit read by the engine's own API, which no handler of ours serves. */
    @Bean
    FilterRegistrationBean<Filter> readingOfTheEngineNoted() {
        var noting = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            note((HttpServletRequest) request);
            chain.doFilter(request, response);
        });
        noting.addUrlPatterns("/camunda/api/engine/*", "/camunda/api/cockpit/*", "/engine-rest/*");
        noting.setOrder(Ordered.LOWEST_PRECEDENCE);
        return noting;
    }

    private void note(HttpServletRequest request) {
        if (request.getUserPrincipal() == null || !request.isUserInRole("AUDITOR")) return;
        var address = request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
        Actor.as(request.getUserPrincipal().getName(), () -> transaction.executeWithoutResult(status ->
                events.publishEvent(new EvidenceRead(address.length() > 500 ? address.substring(0, 500) : address))));
    }
}
