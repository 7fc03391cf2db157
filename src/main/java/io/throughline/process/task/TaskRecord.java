package io.throughline.process.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.journal.Actor;
import io.throughline.journal.Records;
import io.throughline.process.TaskAssigned;
import io.throughline.process.TaskCompleted;
import io.throughline.process.TaskOffered;
import io.throughline.process.TaskShown;
import io.throughline.process.TaskView;
import io.throughline.process.TaskWithdrawn;
import io.throughline.process.engine.SignedIn;
import io.throughline.security.TaskAnswers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** For every task of every model: what the person will see is written down when it appears, and who completed it when it's done. */
@Component
class TaskRecord {
    /** What tells a task from others of its kind in a list, most telling first; two of them stand in its name. */
    private static final List<String> TELLING = List.of("step", "milestone", "person", "week", "invoice", "project", "client", "run", "subject");
    private static final String VIEW = "view";
    /** Sees the task and cannot work on it: see the fence's rights. */
    private static final String WATCHER = "watcher";
    private static final int LONGEST_NAME = 120;

    private final Map<String, TaskView> views;
    private final WhatFollows follows;
    private final ObjectMapper json;
    private final SignedIn signedIn;
    private final StandIns standIns;
    private final ApplicationEventPublisher events;
    private final Records records;
    private final Clock clock;

    TaskRecord(Map<String, TaskView> views, WhatFollows follows, ObjectMapper json, SignedIn signedIn, StandIns standIns, ApplicationEventPublisher events, Records records, Clock clock) {
        this.views = views;
        this.follows = follows;
        this.json = json;
        this.signedIn = signedIn;
        this.standIns = standIns;
        this.events = events;
        this.records = records;
        this.clock = clock;
    }

    @EventListener
    public void on(DelegateTask task) {
        switch (task.getEventName()) {
            case TaskListener.EVENTNAME_CREATE -> writeView(task);
            case TaskListener.EVENTNAME_ASSIGNMENT -> noteAssignment(task);
            case TaskListener.EVENTNAME_COMPLETE -> noteCompletion(task);
            case TaskListener.EVENTNAME_DELETE -> events.publishEvent(new TaskWithdrawn(task.getId(), task.getTaskDefinitionKey(), businessKey(task)));
            default -> { }
        }
    }

    private void writeView(DelegateTask task) {
        standIns.handOver(task);
        var seen = seen(task);
        if (seen == null) {
            noteOffer(task, task.getName(), null);
            return;
        }
        var text = text(seen);
        write(task, text);
        var name = task.getName();
        var telling = TELLING.stream().map(seen::get).filter(Objects::nonNull).limit(2).map(Object::toString).collect(Collectors.joining(", "));
        if (seen.get("watchedBy") instanceof String person && !person.equals(task.getAssignee())) task.addUserIdentityLink(person, WATCHER);
        if (!telling.isEmpty()) task.setName(shortened(task.getName() + ": " + telling));
        // Without what tells it from others: that may be a person's name.
        noteOffer(task, name, kept(task, text));
    }

    private String kept(DelegateTask task, String text) {
        return records.ofTransaction(SeenRecord.class, SeenRecord::new).add(task.getId(), clock.instant(), text);
    }

    private void noteOffer(DelegateTask task, String name, String seenSha256) {
        var groups = task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).sorted().toList();
        events.publishEvent(new TaskOffered(task.getId(), task.getTaskDefinitionKey(), name, businessKey(task), task.getProcessInstanceId(),
                task.getProcessDefinitionId(), task.getAssignee(), groups, seenSha256));
    }

    /** What the task shows, as things are now. */
    void writeAnew(DelegateTask task) {
        var seen = seen(task);
        if (seen == null) return;
        var now = text(seen);
        if (task.getVariableLocal(VIEW) instanceof SpinJsonNode before && before.toString().equals(now)) return;
        write(task, now);
        events.publishEvent(new TaskShown(task.getId(), task.getTaskDefinitionKey(), kept(task, now)));
    }

    private Map<String, Object> seen(DelegateTask task) {
        var view = views.get(task.getTaskDefinitionKey() + "View");
        if (view == null) return null;
        var about = follows.of(task.getProcessDefinitionId(), task.getTaskDefinitionKey());
        var seen = new TreeMap<String, Object>(view.of(task));
        seen.put("why", standIns.absent(task).map(who -> "You stand in for %s. ".formatted(who)).orElse("") + about.why());
        seen.put("next", about.next());
        seen.put("key", businessKey(task));
        return seen;
    }

    private String text(Map<String, Object> seen) {
        try {
            return json.writeValueAsString(seen);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(DelegateTask task, String text) {
        task.setVariableLocal(VIEW, SpinValues.jsonValue(text).create());
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    private void noteAssignment(DelegateTask task) {
        signedIn.person().ifPresent(by -> events.publishEvent(
                new TaskAssigned(task.getId(), task.getTaskDefinitionKey(), businessKey(task), by, task.getAssignee())));
    }

    /** A client has no desk here: what they accept behind their door is theirs all the same. */
    private void noteCompletion(DelegateTask task) {
        var by = signedIn.person().or(() -> Optional.of(Actor.current()).filter(actor -> actor.startsWith("client:"))).orElseThrow(() -> new IllegalStateException(
                "The task '%s' can only be completed by a person who is signed in.".formatted(task.getName())));
        events.publishEvent(new TaskCompleted(task.getId(), task.getTaskDefinitionKey(), businessKey(task), by, TaskAnswers.told()));
    }

    private static String businessKey(DelegateTask task) {
        return Objects.requireNonNullElse(task.getExecution().getProcessBusinessKey(), task.getProcessInstanceId());
    }
}
