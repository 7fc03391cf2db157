package io.throughline.api;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PAYLOAD_TOO_LARGE;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Turns whatever goes wrong behind the API into one shape, {@code application/problem+json}, in words a person can act on. */
@RestControllerAdvice(annotations = RestController.class)
@Order(100)
class Refusals {
    @ExceptionHandler
    ResponseEntity<Problem> invalid(InvalidInput e) {
        return answer(BAD_REQUEST, e.getMessage(), e.problems());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unknown(Unknown e) {
        return answer(NOT_FOUND, e.getMessage());
    }

    /** {@link Refused}, and every aggregate that says it is in the wrong state. */
    @ExceptionHandler
    ResponseEntity<Problem> refused(IllegalStateException e) {
        if (!(e instanceof Refused) && !fromOurDomain(e)) return Unexpected.answer(e);
        return answer(CONFLICT, e.getMessage(), e instanceof Refused refused ? refused.problems() : List.of());
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(MethodArgumentNotValidException e) {
        var problems = e.getBindingResult().getAllErrors().stream()
                .map(x -> new InvalidInput.Problem(x instanceof FieldError f ? f.getField() : x.getObjectName(), x.getDefaultMessage())).toList();
        return answer(BAD_REQUEST, sentence(problems), problems);
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(HandlerMethodValidationException e) {
        var problems = ParameterProblems.of(e);
        return answer(BAD_REQUEST, sentence(problems), problems);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e) {
        var problem = JsonProblem.of(e);
        return answer(BAD_REQUEST, problem.field() + ": " + problem.message(), List.of(problem));
    }

    @ExceptionHandler
    ResponseEntity<Problem> mismatch(MethodArgumentTypeMismatchException e) {
        var problem = new InvalidInput.Problem(e.getName(), "'%s' is no %s".formatted(JsonProblem.brief(e.getValue()), JsonProblem.kind(e.getRequiredType())));
        return answer(BAD_REQUEST, problem.field() + ": " + problem.message(), List.of(problem));
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(MissingServletRequestPartException e) {
        return missing(e.getRequestPartName());
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(MissingServletRequestParameterException e) {
        return missing(e.getParameterName());
    }

    private static ResponseEntity<Problem> missing(String field) {
        return answer(BAD_REQUEST, field + ": is missing", List.of(new InvalidInput.Problem(field, "is missing")));
    }

    @ExceptionHandler
    ResponseEntity<Problem> tooLarge(MaxUploadSizeExceededException e) {
        return answer(PAYLOAD_TOO_LARGE, "That is more than this accepts: 10 MB a file.");
    }

    @ExceptionHandler
    ResponseEntity<Problem> overtaken(ConcurrencyFailureException e, HttpServletRequest request) {
        return Overtaken.answer(request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> violated(DataIntegrityViolationException e) {
        var violation = Violation.of(e);
        var errors = violation.status() == BAD_REQUEST ? List.of(new InvalidInput.Problem("body", violation.sentence())) : List.<InvalidInput.Problem>of();
        return answer(violation.status(), violation.sentence(), errors);
    }

    @ExceptionHandler
    ResponseEntity<Problem> denied(AccessDeniedException e) {
        return answer(FORBIDDEN, "Your roles do not allow this.");
    }

    /** Signing in is answered by the door, not here. */
    @ExceptionHandler
    void notSignedIn(AuthenticationException e) {
        throw e;
    }

    @ExceptionHandler
    ResponseEntity<Problem> anything(Exception e) {
        if (e instanceof ErrorResponse known) {
            return answer(HttpStatus.valueOf(known.getStatusCode().value()), known.getBody().getDetail());
        }
        return Unexpected.answer(e);
    }

    /** Thrown by a class of ours, not by a library in an odd state. */
    private static boolean fromOurDomain(IllegalStateException e) {
        return e.getStackTrace().length > 0 && e.getStackTrace()[0].getClassName().startsWith("io.throughline.") && e.getMessage() != null;
    }

    private static String sentence(List<InvalidInput.Problem> problems) {
        return String.join("; ", problems.stream().map(p -> p.field() + ": " + p.message()).toList());
    }

    private static ResponseEntity<Problem> answer(HttpStatus status, String sentence) {
        return answer(status, sentence, List.of());
    }

    private static ResponseEntity<Problem> answer(HttpStatus status, String sentence, List<InvalidInput.Problem> errors) {
        return ResponseEntity.status((HttpStatusCode) status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(Problem.of(status, sentence, errors));
    }
}
