package io.throughline.studio;

import io.throughline.api.InvalidInput;
import io.throughline.models.Finding;
import java.util.List;

/** What was proposed does not pass the check: nothing was kept, and each finding says what to do. */
public class ReleaseRefused extends InvalidInput {

    ReleaseRefused(List<Finding> findings) {
        super(findings.stream().map(f -> new Problem(f.file() + ":" + f.element(), f.rule() + ": " + f.message())).toList());
    }
}
