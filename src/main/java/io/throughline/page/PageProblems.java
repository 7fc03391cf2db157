package io.throughline.page;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.api.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * What a page's deed was refused for. A form sent by htmx stays as it was filled in and gets the sentence at its field; a plain form comes
 * back to its page with the sentence on top; a page that cannot be shown becomes an error page. The API's refusals are answered before.
 */
@ControllerAdvice(annotations = Controller.class)
@Order(200)
class PageProblems {
    private final Refusal refusal;

    PageProblems(Refusal refusal) {
        this.refusal = refusal;
    }

    @ExceptionHandler
    ModelAndView invalid(InvalidInput e, HttpServletRequest request, HttpServletResponse response) {
        return answer(HttpStatus.BAD_REQUEST, refusal.in(e.problems()), request, response);
    }

    @ExceptionHandler
    ModelAndView refused(Refused e, HttpServletRequest request, HttpServletResponse response) {
        return answer(HttpStatus.CONFLICT, refusal.in(e.problems().isEmpty() ? List.of(new InvalidInput.Problem(null, e.getMessage())) : e.problems()), request, response);
    }

    @ExceptionHandler
    ModelAndView unknown(Unknown e, HttpServletRequest request, HttpServletResponse response) {
        return answer(HttpStatus.NOT_FOUND, refusal.in(e.getMessage()), request, response);
    }

    @ExceptionHandler
    ModelAndView unreadable(MethodArgumentTypeMismatchException e, HttpServletRequest request, HttpServletResponse response) {
        return answer(HttpStatus.BAD_REQUEST, refusal.of(e.getName(), "problem.unreadable", e.getValue()), request, response);
    }

    /** Fields of a form that are read together. */
    @ExceptionHandler
    ModelAndView unreadable(BindException e, HttpServletRequest request, HttpServletResponse response) {
        var problems = e.getFieldErrors().stream().flatMap(f -> (f.getRejectedValue() == null || f.getRejectedValue().toString().isBlank()
                ? refusal.of(f.getField(), "problem.missing") : refusal.of(f.getField(), "problem.unreadable", f.getRejectedValue())).stream()).toList();
        return answer(HttpStatus.BAD_REQUEST, problems, request, response);
    }

    @ExceptionHandler
    ModelAndView missing(MissingServletRequestParameterException e, HttpServletRequest request, HttpServletResponse response) {
        return answer(HttpStatus.BAD_REQUEST, refusal.of(e.getParameterName(), "problem.missing"), request, response);
    }

    @ExceptionHandler
    ModelAndView overtaken(ConcurrencyFailureException e, HttpServletRequest request, HttpServletResponse response) {
        return answer(HttpStatus.CONFLICT, refusal.of(null, "problem.overtaken"), request, response);
    }

    @ExceptionHandler
    ModelAndView violated(DataIntegrityViolationException e, HttpServletRequest request, HttpServletResponse response) {
        var violation = Violation.of(e);
        return answer(violation.status(), refusal.in(violation.sentence()), request, response);
    }

    @ExceptionHandler
    ModelAndView tooLarge(MaxUploadSizeExceededException e, HttpServletRequest request, HttpServletResponse response) {
        return answer(HttpStatus.PAYLOAD_TOO_LARGE, refusal.of(null, "problem.tooLarge"), request, response);
    }

    private static ModelAndView answer(HttpStatus status, List<InvalidInput.Problem> problems, HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Retarget", "#problems");
            response.setHeader("HX-Reswap", "innerHTML");
            response.setHeader("HX-Push-Url", "false");
            return new ModelAndView("layout/problems", Map.of("problems", problems), status);
        }
        var back = back(request);
        if (request.getMethod().equals("GET") || back == null) {
            return new ModelAndView(status == HttpStatus.NOT_FOUND ? "error/404" : "error/4xx", Map.of("problems", problems), status);
        }
        RequestContextUtils.getOutputFlashMap(request).put("problems", problems);
        return new ModelAndView("redirect:" + back);
    }

    /** The page of this site that the form was on. */
    private static String back(HttpServletRequest request) {
        var from = request.getHeader(HttpHeaders.REFERER);
        if (from == null) return null;
        try {
            var page = URI.create(from);
            if (!request.getServerName().equals(page.getHost())) return null;
            return page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
        } catch (IllegalArgumentException nowhere) {
            return null;
        }
    }
}
