package io.throughline.process.letter;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.journal.Actor;
import io.throughline.models.FormWords;
import io.throughline.process.Inbox;
import io.throughline.process.letter.ApprovalLinks.Link;
import io.throughline.process.task.TaskForms;
import io.throughline.security.Role;
import io.throughline.security.User;
import io.throughline.security.Users;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers a task as the person whose link it is, with the rights that they have now: the same task and the same step as in Tasklist. */
@Service
class LinkAnswers {
    private final Inbox inbox;
    private final Users users;
    private final TaskForms fields;
    private final FormService forms;
    private final ApprovalLinks links;

    LinkAnswers(Inbox inbox, Users users, TaskForms fields, FormService forms, ApprovalLinks links) {
        this.inbox = inbox;
        this.users = users;
        this.fields = fields;
        this.forms = forms;
        this.links = links;
    }

    /** Empty where it was answered, is another's by now, or the person may not sign in any more. */
    Optional<Task> open(Link link) {
        return person(link).flatMap(user -> inbox.find(link.taskId(), user.username(), groups(user)));
    }

    String form(Task task, Locale language) throws JsonProcessingException {
        try (var form = forms.getDeployedTaskForm(task.getId())) {
            return FormWords.in(new String(form.readAllBytes(), StandardCharsets.UTF_8), language.getLanguage());
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String view(Task task) {
        var view = inbox.view(task.getId());
        return view == null ? "{}" : view;
    }

    /** {@code lines}: what is sent back of a week. */
    @Transactional
    public void answer(Link link, boolean approved, String comment, List<String> lines) {
        var user = person(link).orElseThrow(() -> new Refused("This was decided already, or is not yours to decide any more."));
        var task = open(link).orElseThrow(() -> new Refused("This was decided already, or is not yours to decide any more."));
        if (!approved && comment.isEmpty()) throw new InvalidInput("comment", "Say why.");
        var asked = fields.of(task).stream().map(TaskForms.Field::key).toList();
        var answers = new HashMap<String, Object>();
        for (var field : asked) {
            switch (field) {
                case "approved", "signedOff", "confirmed" -> answers.put(field, String.valueOf(approved));
                case "rejectedLines" -> answers.put(field, approved ? "" : String.join(",", lines));
                case "comment" -> answers.put(field, comment);
                default -> { }
            }
        }
        if (!approved && asked.contains("rejectedLines") && lines.isEmpty()) throw new InvalidInput("line", "Tick what is to be sent back.");
        Actor.as(user.username(), () -> links.use(link));
        inbox.completeOwn(task, user.username(), groups(user), answers);
    }

    private Optional<User> person(Link link) {
        return users.find(link.username()).filter(User::active);
    }

    private static List<String> groups(User user) {
        return user.roles().stream().map(Role::group).toList();
    }
}
