package io.throughline.process;

import io.throughline.models.Finding;
import io.throughline.models.ModelCheck;
import io.throughline.models.ModelSource;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** No model gets into the engine that did not pass the check; what already runs keeps running. */
final class ModelGate {
    private static final Logger LOG = LoggerFactory.getLogger(ModelGate.class);

    /** The models of a first start were refused: nothing can run. */
    static final class ModelsRefused extends RuntimeException {
        ModelsRefused(List<Finding> errors) {
            super("The models may not run, \"throughline check\" tells all %d reasons: %s".formatted(errors.size(), errors.get(0)));
        }
    }

    private ModelGate() {}

    /**
     * @param runs whether an earlier release is there to go on with
     * @return whether this release may be brought in
     */
    static boolean opensFor(List<ModelSource> release, boolean runs) {
        var errors = new ModelCheck(StepCatalogue.read()).check(release).stream().filter(Finding::isError).toList();
        if (errors.isEmpty()) return true;
        if (!runs) throw new ModelsRefused(errors);
        LOG.error("The new models were refused; the former ones go on.\n{}", errors.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        return false;
    }
}
