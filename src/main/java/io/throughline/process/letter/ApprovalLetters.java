package io.throughline.process.letter;

import io.throughline.mail.PostOffice;
import io.throughline.mail.PostOffice.Letter;
import io.throughline.process.LetterWords;
import io.throughline.process.TaskAssigned;
import io.throughline.process.TaskOffered;
import io.throughline.process.task.TaskForms;
import io.throughline.process.task.TaskWords;
import io.throughline.security.LetterWishes;
import io.throughline.security.User;
import io.throughline.security.Users;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A letter for whoever wishes one, when an approval comes to them or to one of their groups. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ApprovalLetters {
    private final LetterWishes wishes;
    private final Users users;
    private final ApprovalLinks links;
    private final TaskForms forms;
    private final TaskWords words;
    private final TaskService tasks;
    private final PostOffice post;
    private final String address;

    ApprovalLetters(LetterWishes wishes, Users users, ApprovalLinks links, TaskForms forms, TaskWords words, TaskService tasks, PostOffice post,
                    @Value("${throughline.public-url:http://localhost:${server.port:8080}}") String address) {
        this.wishes = wishes;
        this.users = users;
        this.links = links;
        this.forms = forms;
        this.words = words;
        this.tasks = tasks;
        this.post = post;
        this.address = address.replaceAll("/+$", "");
    }

    @EventListener
    public void on(TaskOffered news) {
        var wishing = wishes.wantingApprovalLetters();
        if (wishing.isEmpty()) return;
        var asked = wishing.stream().map(users::find).flatMap(Optional::stream)
                .filter(u -> news.assignee() != null ? u.username().equals(news.assignee()) : u.roles().stream().anyMatch(r -> news.groups().contains(r.group()))).toList();
        if (!asked.isEmpty() && ShownForm.asks(forms.of(news.definitionId(), news.task()))) asked.forEach(user -> write(news.taskId(), news.name(), news.businessKey(), user));
    }

    /** Handed on by somebody else; who claims it has it before them. */
    @EventListener
    public void on(TaskAssigned news) {
        if (news.assignee() == null || news.assignee().equals(news.person()) || !wishes.wantingApprovalLetters().contains(news.assignee())) return;
        var task = tasks.createTaskQuery().taskId(news.taskId()).initializeFormKeys().singleResult();
        if (task == null || !ShownForm.asks(forms.of(task))) return;
        users.find(news.assignee()).ifPresent(user -> write(task.getId(), task.getName(), news.businessKey(), user));
    }

    private void write(String taskId, String name, String businessKey, User user) {
        if (user.email() == null || user.email().isBlank()) return;
        var language = wishes.of(user.username()).spoken();
        var called = words.name(name, language) + (businessKey == null || name.contains(":") ? "" : " (" + businessKey + ")");
        var token = links.make(taskId, name, user.username());
        var letter = LetterWords.of("approval-link", language, Map.of("name", user.name(), "task", called, "address", address));
        post.post(new Letter("approval-link:%s:%s".formatted(taskId, user.username()), user.email(), letter.subject(), letter.body(), "user:" + user.username(), List.of()).in(language)
                .with(address + "/decide/" + token));
    }
}
