package io.throughline.process.engine;

import io.throughline.models.Step;
import io.throughline.security.StepBeans;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** Hands the engine its steps: the beans that say {@link Step}, looked for when the first model asks. */
@Component
class StepsOfModels implements StepBeans {
    private final ListableBeanFactory all;
    private volatile Map<String, Object> steps;

    StepsOfModels(ListableBeanFactory all) {
        this.all = all;
    }

    @Override
    public Map<String, Object> beans() {
        if (steps == null) {
            var found = new HashMap<String, Object>();
            for (var name : all.getBeanNamesForAnnotation(Step.class)) found.put(name, all.getBean(name));
            steps = Map.copyOf(found);
        }
        return steps;
    }
}
