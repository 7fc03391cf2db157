package io.throughline.process;

import io.throughline.api.Refused;
import io.throughline.models.Catalogue;
import io.throughline.models.Finding;
import io.throughline.models.ModelCheck;
import io.throughline.models.ModelSource;
import io.throughline.process.model.StepCatalogue;
import io.throughline.security.EngineHands;
import java.io.ByteArrayInputStream;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/** Checks a release and brings it into the engine, the same way at a start and from the analyst's room: all of it together. */
@Component
public class ModelEngine {
    private static final String NAME = "throughline";
    private final RepositoryService repository;
    private volatile Catalogue catalogue;

    ModelEngine(RepositoryService repository) {
        this.repository = repository;
    }

    public Catalogue catalogue() {
        if (catalogue == null) catalogue = StepCatalogue.read();
        return catalogue;
    }

    public List<Finding> check(List<ModelSource> files) {
        return new ModelCheck(catalogue()).check(files, ModelFiles.promises());
    }

    /** In the caller's transaction. Tables and forms come before the models that use them. Answers the deployment's id. */
    public String deploy(List<ModelSource> files, String source) {
        var deployment = repository.createDeployment().name(NAME).source(source);
        files.stream().sorted(Comparator.comparingInt((ModelSource f) -> f.name().endsWith(".bpmn") ? 1 : 0).thenComparing(ModelSource::name))
                .forEach(f -> deployment.addInputStream(f.name(), new ByteArrayInputStream(f.content())));
        try {
            return EngineHands.allowed(() -> deployment.deploy().getId());
        } catch (ProcessEngineException e) {
            throw new Refused("The engine does not take the release: " + e.getMessage());
        }
    }

    public boolean runsAny() {
        return repository.createProcessDefinitionQuery().count() > 0;
    }
}
