package io.throughline.models.flow;

import io.throughline.models.source.BpmnGraph.Flow;
import io.throughline.models.source.BpmnGraph.Node;
import java.util.Set;

/** What a case has got once it has passed an element: variables, or the signature that a control asks for. */
public interface Marks {
    Set<String> writes(Node node);

    default Set<String> writes(Flow flow) {
        return Set.of();
    }

    /** What is there within one of many. */
    default Set<String> ofEach(Node node) {
        return Set.of();
    }

    /** Whether what the parts of a sub-process set is gone afterwards, or may not have been set at all. */
    default boolean forgets(Node subProcess) {
        return subProcess.has("multiInstanceLoopCharacteristics");
    }
}
