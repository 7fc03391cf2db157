package io.throughline.process.task;

import io.throughline.firm.FirmClock;
import io.throughline.mail.PostOffice;
import io.throughline.mail.PostOffice.Letter;
import io.throughline.process.Inbox;
import io.throughline.process.LetterWords;
import io.throughline.security.LetterWishes;
import io.throughline.security.Role;
import io.throughline.security.User;
import io.throughline.security.Users;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What waits for somebody this morning, in one letter: what is late first, then what falls due, then the rest. */
@Component
class Digests {
    private static final int MOST = 20;
    private final Users users;
    private final LetterWishes wishes;
    private final Inbox inbox;
    private final TaskWords words;
    private final PostOffice post;
    private final FirmClock clock;
    private final String address;

    Digests(Users users, LetterWishes wishes, Inbox inbox, TaskWords words, PostOffice post, FirmClock clock,
            @Value("${throughline.public-url:http://localhost:${server.port:8080}}") String address) {
        this.users = users;
        this.wishes = wishes;
        this.inbox = inbox;
        this.words = words;
        this.post = post;
        this.clock = clock;
        this.address = address.replaceAll("/+$", "");
    }

    /** The same day twice writes once. */
    void write(LocalDate day) {
        for (var user : users.all()) {
            if (!user.active() || user.email() == null || user.email().isBlank()) continue;
            var wanted = wishes.of(user.username());
            if (wanted.morningDigest()) write(user, wanted.spoken(), day);
        }
    }

    private void write(User user, Locale language, LocalDate day) {
        var waiting = inbox.of(user.username(), user.roles().stream().map(Role::group).toList(), null, null, 0, MOST);
        if (waiting.content().isEmpty()) return;
        var subject = subject(waiting.totalElements(), waiting.content().stream().filter(this::isLate).count(), language);
        var letter = LetterWords.of("digest", language, Map.of("subject", subject, "name", user.name(), "tasks", lines(waiting.content(), waiting.totalElements(), language), "address", address));
        post.post(new Letter("digest:%s:%s".formatted(user.username(), day), user.email(), letter.subject(), letter.body(), "user:" + user.username(), List.of()).in(language));
    }

    private static String subject(long all, long late, Locale language) {
        boolean german = language.equals(Locale.GERMAN);
        var waits = german ? (all == 1 ? "Eines wartet auf Sie" : all + " Dinge warten auf Sie") : all == 1 ? "One thing waits for you" : all + " things wait for you";
        return late == 0 ? waits : waits + (german ? ", %d davon überfällig" : ", %d of it late").formatted(late);
    }

    private String lines(List<Task> tasks, long all, Locale language) {
        var lines = tasks.stream().map(t -> "- %s%s".formatted(words.name(t.getName(), language), due(t, language))).collect(Collectors.joining("\n"));
        long more = all - tasks.size();
        if (more > 0) lines += "\n" + (language.equals(Locale.GERMAN) ? "… und %d weitere" : "… and %d more").formatted(more);
        return lines + "\n";
    }

    private String due(Task task, Locale language) {
        if (task.getDueDate() == null) return "";
        boolean german = language.equals(Locale.GERMAN);
        if (isLate(task)) return german ? " (überfällig)" : " (late)";
        var day = task.getDueDate().toInstant().atZone(ZoneId.systemDefault()).toLocalDate();
        if (day.equals(clock.today())) return german ? " (heute fällig)" : " (due today)";
        return (german ? " (fällig am %s)" : " (due %s)").formatted(DateTimeFormatter.ofPattern(german ? "d. MMMM" : "d MMMM", language).format(day));
    }

    private boolean isLate(Task task) {
        return task.getDueDate() != null && task.getDueDate().before(Date.from(clock.instant()));
    }
}
