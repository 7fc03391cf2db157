package io.throughline.process.task;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * Walks on from a task through the drawing: along each way up to two named steps. What only writes the answer down, between the task and the
 * question that the model asks of it, is not told.
 */
public final class ModelWalk {
    private static final int STEPS = 2;
    private static final int FARTHEST = 12;

    /** {@code answer}: the gateways' questions with this way's answers; {@code next}: what comes then, in the drawing's words. */
    public record Way(String answer, String next) {}

    private final List<Way> ways = new ArrayList<>();

    private ModelWalk() {}

    public static List<Way> from(FlowNode task) {
        var walk = new ModelWalk();
        walk.on(task, List.of(), List.of(), 0);
        return List.copyOf(walk.ways);
    }

    private void on(FlowNode node, List<String> answers, List<String> steps, int far) {
        var nexts = node.getSucceedingNodes().list();
        if (nexts.isEmpty() || far > FARTHEST) end(answers, steps);
        else to(nexts.get(0), answers, steps, far + 1);
    }

    private void to(FlowNode node, List<String> answers, List<String> steps, int far) {
        if (node instanceof ExclusiveGateway && node.getOutgoing().size() > 1) question(node, answers, steps, far);
        else if (node instanceof EventBasedGateway) end(answers, and(steps, "waiting for: " + names(node, " or ")));
        else if (node instanceof ParallelGateway && node.getOutgoing().size() > 1) end(answers, and(steps, names(node, " and ")));
        else if (node instanceof Gateway) on(node, answers, steps, far);
        else if (node instanceof EndEvent) leave(node, answers, steps, far);
        else step(node, answers, and(steps, name(node)), far);
    }

    /** Before the first question the one step only wrote the answer down; after more, or after one that was told, another question is too far ahead. */
    private void question(FlowNode gateway, List<String> answers, List<String> steps, int far) {
        if (steps.size() > (answers.isEmpty() ? 1 : 0)) {
            end(answers, steps);
            return;
        }
        for (var flow : gateway.getOutgoing()) to(flow.getTarget(), and(answers, (text(gateway.getName()) + " " + text(flow.getName())).strip()), List.of(), far + 1);
    }

    /** The end of a part leads on in the whole. */
    private void leave(FlowNode last, List<String> answers, List<String> steps, int far) {
        if (last.getParentElement() instanceof SubProcess part && !part.triggeredByEvent()) {
            boolean many = part.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics;
            var told = new ArrayList<>(steps.isEmpty() ? List.of(name(last)) : steps);
            if (many && told.size() < STEPS) told.set(told.size() - 1, told.get(told.size() - 1) + " (and once all are through)");
            if (told.size() < STEPS) on(part, answers, told, far);
            else end(answers, told);
        } else {
            end(answers, and(steps, "done: " + name(last)));
        }
    }

    private void step(FlowNode node, List<String> answers, List<String> steps, int far) {
        if (node instanceof UserTask || steps.size() >= STEPS) end(answers, steps);
        else on(node, answers, steps, far);
    }

    private void end(List<String> answers, List<String> steps) {
        var told = String.join(", then ", steps.subList(0, Math.min(STEPS, steps.size())));
        ways.add(new Way(answers.isEmpty() ? "Completed" : String.join(", ", answers), told.isEmpty() ? "nothing more" : told));
    }

    private static String names(FlowNode gateway, String between) {
        return gateway.getSucceedingNodes().list().stream().map(ModelWalk::name).collect(Collectors.joining(between));
    }

    private static String name(FlowNode node) {
        var name = text(node.getName());
        return node instanceof UserTask task ? name + who(task) : name;
    }

    /** A group by its name, a person by what the model calls them. */
    private static String who(UserTask task) {
        var groups = task.getCamundaCandidateGroups();
        if (groups != null && !groups.contains("$")) return " (" + groups.replaceAll(" *, *", ", ") + ")";
        var person = task.getCamundaAssignee();
        if (person == null || !person.matches("\\$\\{[A-Za-z]+}")) return "";
        return " (" + person.substring(2, person.length() - 1).replaceAll("Person$", "").replaceAll("([A-Z])", " $1").toLowerCase() + ")";
    }

    private static String text(String label) {
        return label == null ? "" : label.replaceAll("\\s+", " ").strip();
    }

    private static List<String> and(List<String> some, String one) {
        var all = new ArrayList<>(some);
        all.add(one);
        return all;
    }
}
