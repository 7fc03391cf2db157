package io.throughline.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** An address, method or kind of body that nobody behind the API answers to: no controller was reached. Pages go on to their error pages. */
@ControllerAdvice
@Order(50)
class NothingThere {

    @ExceptionHandler({NoResourceFoundException.class, HttpRequestMethodNotSupportedException.class,
            HttpMediaTypeNotSupportedException.class, HttpMediaTypeNotAcceptableException.class})
    ResponseEntity<Problem> nobodyAnswers(Exception e, HttpServletRequest request) throws Exception {
        if (!request.getRequestURI().startsWith("/api/")) throw e;
        var status = HttpStatus.valueOf(((ErrorResponse) e).getStatusCode().value());
        return ResponseEntity.status(status).headers(((ErrorResponse) e).getHeaders()).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(status, sentence(e, request)));
    }

    private static String sentence(Exception e, HttpServletRequest request) {
        if (e instanceof HttpRequestMethodNotSupportedException) return "%s is not answered at %s.".formatted(request.getMethod(), request.getRequestURI());
        if (e instanceof HttpMediaTypeNotSupportedException) return "The body must be JSON (Content-Type: application/json), or a form with files where files are taken.";
        if (e instanceof HttpMediaTypeNotAcceptableException) return "This is not to be had in the form that was asked for (Accept).";
        return "There is nothing at %s.".formatted(request.getRequestURI());
    }
}
