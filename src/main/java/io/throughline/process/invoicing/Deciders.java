package io.throughline.process.invoicing;

import io.throughline.api.Refused;
import io.throughline.process.Inbox;
import io.throughline.process.task.TaskController;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.task.Task;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Answers a task from a page of ours: the same task as in Tasklist, by whoever may have it there. */
@Component
class Deciders {
    private final Inbox inbox;

    Deciders(Inbox inbox) {
        this.inbox = inbox;
    }

    /** The open task of the story, if it is one that this person may answer. */
    Optional<Task> task(String taskKey, String businessKey, Authentication me) {
        return inbox.open(taskKey, businessKey).stream().flatMap(t -> inbox.find(t.getId(), me.getName(), TaskController.groups(me)).stream()).findFirst();
    }

    void answer(String taskKey, String businessKey, Map<String, Object> answers, Authentication me) {
        var task = task(taskKey, businessKey, me).orElseThrow(() -> new Refused("This was answered already, or it is not yours to answer."));
        inbox.complete(task.getId(), me.getName(), TaskController.groups(me), answers);
    }

}
