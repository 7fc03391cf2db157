package io.throughline.api;

import java.util.List;
import org.springframework.validation.FieldError;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Which parameter, or which field of which element of a list, is wrong. */
final class ParameterProblems {

    private ParameterProblems() {}

    static List<InvalidInput.Problem> of(HandlerMethodValidationException e) {
        return e.getParameterValidationResults().stream().flatMap(result -> {
            var at = result.getContainerIndex() == null ? "" : "[" + result.getContainerIndex() + "].";
            return result.getResolvableErrors().stream().map(error -> new InvalidInput.Problem(
                    error instanceof FieldError field ? at + field.getField() : result.getMethodParameter().getParameterName(), error.getDefaultMessage()));
        }).toList();
    }
}
