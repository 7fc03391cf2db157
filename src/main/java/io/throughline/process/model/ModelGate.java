package io.throughline.process.model;

import io.throughline.models.Finding;
import io.throughline.models.ModelCheck;
import io.throughline.models.ModelSource;
import io.throughline.process.ModelFiles;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * No model gets into the engine that did not pass the check; what already runs keeps running. The check begins with the gate and costs a second or two
 * of a fresh JVM, so it is made while the rest of the house is still being built.
 */
final class ModelGate {
    private static final Logger LOG = LoggerFactory.getLogger(ModelGate.class);

    /** The models of a first start were refused: nothing can run. */
    static final class ModelsRefused extends RuntimeException {
        ModelsRefused(List<Finding> errors) {
            super("The models may not run, \"throughline check\" tells all %d reasons: %s".formatted(errors.size(), errors.get(0)));
        }
    }

    private final FutureTask<List<Finding>> check;

    ModelGate(List<ModelSource> release) {
        check = new FutureTask<>(() -> new ModelCheck(StepCatalogue.read()).check(release, ModelFiles.promises()).stream().filter(Finding::isError).toList());
        new Thread(check, "model-check").start();
    }

    /**
     * @param runs whether an earlier release is there to go on with
     * @return whether this release may be brought in
     */
    boolean opens(boolean runs) {
        var errors = errors();
        if (errors.isEmpty()) return true;
        if (!runs) throw new ModelsRefused(errors);
        LOG.error("The new models were refused; the former ones go on.\n{}", errors.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        return false;
    }

    private List<Finding> errors() {
        try {
            return check.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The models could not be checked.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The check of the models was interrupted.", e);
        }
    }
}
