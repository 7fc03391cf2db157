package io.throughline.security.engine;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import io.throughline.api.InvalidInput;
import io.throughline.api.Overtaken;
import io.throughline.api.Problem;
import io.throughline.api.Refused;
import io.throughline.api.Unexpected;
import io.throughline.api.Unknown;
import io.throughline.api.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The engine's refusals in the API's shape; one of ours that went through the engine comes out as what it was. */
@RestControllerAdvice(annotations = RestController.class)
@Order(0)
class EngineRefusals {

    @ExceptionHandler
    ResponseEntity<Problem> refused(ProcessEngineException e, HttpServletRequest request) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInput invalid) return answer(Problem.of(BAD_REQUEST, invalid.getMessage(), invalid.problems()));
            if (cause instanceof Refused refused) return answer(Problem.of(CONFLICT, refused.getMessage(), refused.problems()));
            if (cause instanceof Unknown) return answer(NOT_FOUND, cause);
            if (cause instanceof SQLException sql && Overtaken.is(sql)) return Overtaken.answer(request);
            if (cause instanceof SQLException) return answer(Problem.of(Violation.of(e).status(), Violation.of(e).sentence()));
        }
        if (e instanceof AuthorizationException) return answer(Problem.of(FORBIDDEN, "Your roles do not allow this."));
        if (e instanceof OptimisticLockingException) return Overtaken.answer(request);
        if (e instanceof MismatchingMessageCorrelationException) return answer(Problem.of(CONFLICT, "No process waits for this now."));
        if (e instanceof NotFoundException || e instanceof NullValueException) return answer(NOT_FOUND, e);
        if (e instanceof BadUserRequestException) return answer(BAD_REQUEST, e);
        if (e instanceof FormFieldValidationException form) {
            return answer(Problem.of(BAD_REQUEST, e.getMessage(), List.of(new InvalidInput.Problem(String.valueOf(form.<Object>getDetail()), e.getMessage()))));
        }
        return Unexpected.answer(e);
    }

    private static ResponseEntity<Problem> answer(HttpStatus status, Throwable why) {
        return answer(Problem.of(status, why.getMessage()));
    }

    private static ResponseEntity<Problem> answer(Problem problem) {
        return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
