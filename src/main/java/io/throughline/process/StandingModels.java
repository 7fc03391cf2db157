package io.throughline.process;

import io.throughline.models.ModelSource;
import java.util.List;

/** Who decides whether a start may bring in the models that came with the application: the room of releases. */
public interface StandingModels {

    /** False where what runs stays. */
    boolean letsIn(List<ModelSource> shipped);

    void broughtIn(String deploymentId, List<ModelSource> shipped);
}
