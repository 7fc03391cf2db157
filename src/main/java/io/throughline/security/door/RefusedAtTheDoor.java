package io.throughline.security.door;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.api.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What a program hears when it may not come in (401, 429) or may not do that (403). */
class RefusedAtTheDoor implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final ObjectMapper json;

    RefusedAtTheDoor(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        if (why instanceof TooManyAttempts tooMany) {
            response.setHeader("Retry-After", Long.toString(tooMany.seconds()));
            answer(response, HttpStatus.TOO_MANY_REQUESTS, why.getMessage());
            return;
        }
        // A browser that shows our task list must not pop up its own sign-in window.
        if (!request.getRequestURI().startsWith("/camunda/")) response.setHeader("WWW-Authenticate", "Basic realm=\"Throughline\"");
        answer(response, HttpStatus.UNAUTHORIZED, why instanceof BadCredentialsException ? why.getMessage() : "Sign in with Basic authentication or a bearer token.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why) throws IOException {
        answer(response, HttpStatus.FORBIDDEN, "Your roles do not allow this.");
    }

    private void answer(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        json.writeValue(response.getOutputStream(), Problem.of(status, sentence));
    }
}
