package io.throughline.security.door;

import static io.throughline.security.door.Doors.path;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.security.account.Accounts;
import io.throughline.security.engine.EngineDoor;
import io.throughline.security.engine.EngineSignOn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The door for people: our sign-in form, our pages, and the engine's web applications behind the same sign-in. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class FrontDoor {
    private static final String OWN_PAGES = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";
    private static final RequestMatcher CAMUNDA = path("/camunda/**");
    private static final RequestMatcher CAMUNDA_LOGOUT =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout");

    @Bean
    @Order(3)
    SecurityFilterChain peopleChain(HttpSecurity http, Accounts accounts, ObjectMapper json) throws Exception {
        var refusals = new RefusedAtTheDoor(json);
        var toTheForm = new LoginUrlAuthenticationEntryPoint("/login");
        return http
                // The engine's applications bring their own tokens against forgery; what clients do needs the secret of a letter, and is refused from other sites.
                .csrf(csrf -> csrf.ignoringRequestMatchers(CAMUNDA, path("/portal/**"), path("/sandbox/**"), path("/decide/**")))
                .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/").failureHandler(FrontDoor::sayWhy).permitAll())
                .logout(out -> out
                        .logoutRequestMatcher(new OrRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/logout"), CAMUNDA_LOGOUT))
                        .logoutSuccessHandler(FrontDoor::goodbye).deleteCookies("JSESSIONID"))
                .exceptionHandling(e -> e
                        .authenticationEntryPoint((request, response, why) -> {
                            // A page that was open for long sends the reader to the form as a whole, not into a corner of itself.
                            if (request.getHeader("HX-Request") != null) {
                                response.setHeader("HX-Redirect", "/login");
                                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                            } else if (request.getRequestURI().startsWith("/camunda/api/")) refusals.commence(request, response, why);
                            else toTheForm.commence(request, response, why);
                        })
                        .defaultAccessDeniedHandlerFor(refusals, path("/camunda/api/**"))
                        // A page is refused with a page: one mapping alone would be taken for everything.
                        .defaultAccessDeniedHandlerFor(new AccessDeniedHandlerImpl(), AnyRequestMatcher.INSTANCE))
                .headers(headers -> headers
                        .frameOptions(FrameOptionsConfig::sameOrigin)
                        .referrerPolicy(r -> r.policy(org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN))
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(new NegatedRequestMatcher(CAMUNDA), new ContentSecurityPolicyHeaderWriter(OWN_PAGES))))
                .addFilterAfter(new StillWelcome(accounts), SecurityContextHolderFilter.class)
                .addFilterAfter(new ActorOfRequest(), AuthorizationFilter.class)
                .authorizeHttpRequests(a -> a
                        .requestMatchers(path("/login"), path("/language"), path("/error"), path("/assets/**"), path("/favicon.svg"), path("/favicon.ico"), path("/portal/**"), path("/sandbox/**"), path("/decide/**"),
                                path("/actuator/health/**"), path("/actuator/health")).permitAll()
                        .requestMatchers(path("/actuator/**")).hasRole("ADMIN")
                        .requestMatchers(path("/camunda/app/admin/**"), path("/camunda/app/welcome/**")).denyAll()
                        .requestMatchers(path("/camunda/api/**")).access(new EngineDoor())
                        .requestMatchers(path("/camunda/app/cockpit/**")).hasAnyRole("ANALYST", "AUDITOR", "ADMIN")
                        .requestMatchers(CAMUNDA).hasAnyRole("CONSULTANT", "MANAGER", "FINANCE", "DIRECTOR", "ANALYST", "AUDITOR", "ADMIN")
                        .anyRequest().authenticated())
                .build();
    }

    /** After our own filters and before the engine's, which look for what it puts into the session. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> engineSignOnFilter() {
        var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.setInitParameters(Map.of("authentication-provider", EngineSignOn.class.getName()));
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(101);
        return filter;
    }

    private static void sayWhy(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        response.sendRedirect(why instanceof TooManyAttempts tooMany ? "/login?wait=" + tooMany.seconds() : "/login?wrong");
    }

    private static void goodbye(HttpServletRequest request, HttpServletResponse response, Authentication who) throws IOException {
        if (CAMUNDA_LOGOUT.matches(request)) response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        else response.sendRedirect("/login?goodbye");
    }
}
