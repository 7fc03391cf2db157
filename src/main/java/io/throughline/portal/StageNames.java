package io.throughline.portal;

import io.throughline.api.InvalidInput;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.project.ProjectState;
import io.throughline.receivables.ReceivableState;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What clients read where an invoice or project stands: the words an analyst chose, else the usual ones; never a step's or variable's name. {@code ${@stageNames.of('INVOICE', state)}}. */
@Component("stageNames")
@Transactional
public class StageNames {
    private final JdbcClient db;
    private final MessageSource messages;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    StageNames(JdbcClient db, MessageSource messages, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.messages = messages;
        this.news = news;
        this.clock = clock;
    }

    /** {@code usual}: not chosen by anybody. */
    public record Stage(String about, String stage, String english, String german, boolean usual) {}

    @Transactional(readOnly = true)
    public String of(String about, String stage) {
        var language = LocaleContextHolder.getLocale();
        return chosen(about, stage).map(s -> "de".equals(language.getLanguage()) ? s.german() : s.english()).orElseGet(() -> usual(about, stage, language));
    }

    @Transactional(readOnly = true)
    public List<Stage> all() {
        return Stream.concat(stages("INVOICE").map(s -> stage("INVOICE", s)), stages("PROJECT").map(s -> stage("PROJECT", s))).toList();
    }

    /** Publishes StageNamed. */
    public Stage name(String about, String stage, String english, String german) {
        if (stages(about).noneMatch(stage::equals)) throw new Unknown("stage of " + about, stage);
        for (var text : new String[] {english, german}) {
            if (text == null || text.isBlank() || text.length() > 80) throw new InvalidInput(text == english ? "english" : "german", "say how clients read it, in up to 80 signs");
        }
        db.sql("""
                insert into app.portal_stage (about, stage, english, german, set_by, set_at) values (?, ?, ?, ?, ?, ?)
                on conflict (about, stage) do update set english = excluded.english, german = excluded.german, set_by = excluded.set_by, set_at = excluded.set_at""")
                .params(about, stage, english.strip(), german.strip(), Actor.current(), Timestamp.from(clock.instant())).update();
        news.publishEvent(new StageNamed(about, stage, english.strip(), german.strip()));
        return stage(about, stage);
    }

    private Stage stage(String about, String stage) {
        return chosen(about, stage).orElseGet(() -> new Stage(about, stage, usual(about, stage, Locale.UK), usual(about, stage, Locale.GERMANY), true));
    }

    private Optional<Stage> chosen(String about, String stage) {
        return db.sql("select about, stage, english, german, false as usual from app.portal_stage where about = ? and stage = ?").params(about, stage).query(Stage.class).optional();
    }

    private String usual(String about, String stage, Locale language) {
        return messages.getMessage((about.equals("PROJECT") ? "portal.project." : "portal.state.") + stage, null, language);
    }

    private static Stream<String> stages(String about) {
        return switch (about) {
            case "INVOICE" -> Arrays.stream(ReceivableState.values()).map(Enum::name);
            case "PROJECT" -> Arrays.stream(ProjectState.values()).map(Enum::name);
            default -> throw new Unknown("kind of stage", about);
        };
    }
}
