package io.throughline.api;

import io.throughline.api.InvalidInput.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** {@code ?page=&size=} of every list of the API: a page that cannot be is refused by name, not quietly made another one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class PageBounds implements WebMvcConfigurer, HandlerInterceptor {
    private static final int LAST_PAGE = 1_000_000;
    private static final int LARGEST = 500;

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).addPathPatterns("/api/v1/**").order(Ordered.LOWEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var problems = new ArrayList<Problem>();
        check(request, "page", 0, LAST_PAGE, problems);
        check(request, "size", 1, LARGEST, problems);
        if (!problems.isEmpty()) throw new InvalidInput(problems);
        return true;
    }

    private static void check(HttpServletRequest request, String name, int least, int most, List<Problem> problems) {
        var given = request.getParameter(name);
        if (given == null || given.isEmpty()) return;
        if (!given.matches("\\d{1,9}") || Integer.parseInt(given) < least || Integer.parseInt(given) > most) {
            problems.add(new Problem(name, "must be a number from %d to %d".formatted(least, most)));
        }
    }
}
