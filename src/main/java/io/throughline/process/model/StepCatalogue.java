package io.throughline.process.model;

import io.throughline.journal.BusinessEvent;
import io.throughline.models.Catalogue;
import io.throughline.models.Step;
import io.throughline.process.TaskView;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.MethodMetadata;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;

/** What models may name, read off the compiled classes: no context is started and no database is needed. */
public final class StepCatalogue {
    private static final String ROOM = TaskView.class.getPackageName();
    private static final Set<String> GROUPS = Set.of("consultant", "manager", "finance", "director", "analyst", "auditor", "camunda-admin");

    private StepCatalogue() {}

    public static Catalogue read() {
        var steps = new TreeMap<String, Catalogue.Entry>();
        var views = new HashSet<String>();
        for (var type : scan(ROOM, (reader, factory) -> reader.getAnnotationMetadata().hasAnnotatedMethods(Bean.class.getName()))) {
            for (var method : type.getAnnotatedMethods(Bean.class.getName())) {
                var name = beanName(method);
                if (method.isAnnotated(Step.class.getName())) steps.put(name, step(name, method));
                if (method.getReturnTypeName().equals(TaskView.class.getName())) views.add(name.replaceFirst("View$", ""));
            }
        }
        var root = ROOM.substring(0, ROOM.lastIndexOf('.'));
        var messages = new TreeMap<String, Catalogue.Entry>();
        for (var event : scan(root, new AssignableTypeFilter(BusinessEvent.class))) {
            // What models may wait for has a file of its own; events inside another class are the studio's own, or a test's.
            if (event.hasEnclosingClass()) continue;
            var name = simpleName(event);
            messages.put(name, new Catalogue.Entry(name, "", List.of(), List.of()));
        }
        messages.putAll(Catalogue.named(BuildingBlocks.MESSAGES));
        return new Catalogue(steps, Catalogue.named(BuildingBlocks.TOPICS), messages, Catalogue.named(BuildingBlocks.TABLES), views, GROUPS);
    }

    private static List<AnnotationMetadata> scan(String base, TypeFilter filter) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(filter);
        return scanner.findCandidateComponents(base).stream().map(c -> ((AnnotatedBeanDefinition) c).getMetadata()).toList();
    }

    private static Catalogue.Entry step(String name, MethodMetadata method) {
        Map<String, Object> step = method.getAnnotationAttributes(Step.class.getName());
        return new Catalogue.Entry(name, (String) step.get("value"), List.of((String[]) step.get("reads")),
                List.of((String[]) step.get("mayRead")), List.of((String[]) step.get("writes")));
    }

    private static String beanName(MethodMetadata method) {
        var names = (String[]) method.getAnnotationAttributes(Bean.class.getName()).get("name");
        return Arrays.stream(names).findFirst().orElse(method.getMethodName());
    }

    private static String simpleName(AnnotationMetadata type) {
        var name = type.getClassName();
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}
