package io.throughline.security.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A door's {@link PreAuthorize} is asked before its body is read: whoever may not come in is not told what is wrong with what they brought.
 * Method security asks once more, at the method itself. For rules about roles; one about an argument is decided inside the door.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class RoleBeforeBody implements WebMvcConfigurer, HandlerInterceptor {
    private final PreAuthorizeAuthorizationManager rules = new PreAuthorizeAuthorizationManager();

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod door) {
            var decision = rules.authorize(() -> SecurityContextHolder.getContext().getAuthentication(),
                    new SimpleMethodInvocation(door.getBean(), door.getMethod()));
            if (decision != null && !decision.isGranted()) throw new AccessDeniedException("%s is not for these roles".formatted(request.getRequestURI()));
        }
        return true;
    }
}
