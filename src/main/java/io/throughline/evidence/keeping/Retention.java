package io.throughline.evidence.keeping;

import io.throughline.api.InvalidInput;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.journal.BusinessEvent;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends what has been kept long enough: an invoice's papers and letters, receipts, what tasks showed. Numbers, contents, postings and the journal stay.
 * What may not end yet is refused by the database, whoever asks.
 */
@Service
public class Retention {
    static final int LEAST_YEARS = 10;
    private static final int AT_ONCE = 500;
    private final JdbcClient jdbc;
    private final Firm firm;
    private final ApplicationEventPublisher events;
    private final FirmClock clock;

    /** Records of a seller in that country are kept for so many years after the year they were made in. */
    public record Rule(String country, int years, String setBy, Instant setAt) {}

    /** {@code keptUntil}: the last day; {@code held}: by a legal hold, whatever its day says. */
    public record Due(String subject, LocalDate keptUntil, boolean held) {}

    public record Standing(String country, int years, List<Rule> rules, List<Due> due) {}

    record RetentionRuleSet(String country, int years, String why) implements BusinessEvent {
        @Override
        public String subject() {
            return "retention:" + country;
        }

        @Override
        public String reason() {
            return why;
        }
    }

    /** What was kept of it until that day is gone: so many papers, enclosures and receipts, the words of these letters, what these tasks showed. */
    record PapersEnded(String about, LocalDate keptUntil, int papers, List<Long> letters, int receipts, List<String> tasks) implements BusinessEvent {
        @Override
        public String subject() {
            return about;
        }
    }

    Retention(JdbcClient jdbc, Firm firm, ApplicationEventPublisher events, FirmClock clock) {
        this.jdbc = jdbc;
        this.firm = firm;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Standing standing() {
        var rules = jdbc.sql("select country, years, set_by, set_at from app.retention_rule order by country").query(Rule.class).list();
        var country = firm.profile().country();
        return new Standing(country, rules.stream().filter(r -> r.country().equals(country)).map(Rule::years).findFirst().orElse(LEAST_YEARS), rules, due());
    }

    /** Longer than before only. */
    @Transactional
    public void set(String country, int years, String reason) {
        if (country == null || !country.matches("[A-Z]{2}")) throw new InvalidInput("country", "Write the country as two letters, like DE.");
        if (reason == null || reason.isBlank()) throw new InvalidInput("reason", "Say why records are kept so long.");
        int before = jdbc.sql("select years from app.retention_rule where country = ?").param(country).query(Integer.class).optional().orElse(LEAST_YEARS);
        if (years < before || years > 100) throw new InvalidInput("years", "Records of %s are kept for %d years: that can only become longer, up to 100.".formatted(country, before));
        jdbc.sql("""
                insert into app.retention_rule (country, years, set_by, set_at) values (:country, :years, :by, :at)
                on conflict (country) do update set years = excluded.years, set_by = excluded.set_by, set_at = excluded.set_at""")
                .param("country", country).param("years", years).param("by", Actor.current()).param("at", Timestamp.from(clock.instant())).update();
        events.publishEvent(new RetentionRuleSet(country, years, reason.strip()));
    }

    /** Whose time is over, held or not. What was made since {@code line}, a first of January, is kept still: most of the house is told by that alone. */
    private List<Due> due() {
        return jdbc.sql("""
                with today as materialized (select app.firm_today() as day),
                line as materialized (select make_date((2 * extract(year from day) - extract(year from app.kept_until(day)))::int, 1, 1) as day from today)
                select 'invoice:' || i.id as subject, i.until as kept_until, app.anything_held() and app.invoice_held(i.id) as held
                from (select id, app.invoice_kept_until(id) as until from app.invoice where number is not null and issue_date < (select day from line) offset 0) i where i.until < (select day from today)
                and (exists (select from app.invoice_document d where d.invoice_id = i.id) or exists (select from app.mail m where m.about = 'invoice:' || i.id and m.ended_at is null))
                union all
                select 'expense:' || x.id, app.kept_until(greatest(x.expense_date, x.decided_at::date, x.reimbursed_on)), app.anything_held() and app.expense_held(x.id) from app.expense x
                where greatest(x.expense_date, x.decided_at::date, x.reimbursed_on) < (select day from line) and exists (select from app.expense_receipt r where r.expense_id = x.id)
                union all
                select distinct case when m.about = '' then 'mail:' || m.id else m.about end, app.kept_until(max(m.posted_at) over (partition by case when m.about = '' then m.id::text else m.about end)::date), app.anything_held()
                from app.mail m where m.ended_at is null and m.about !~ '^invoice:' and m.posted_at::date < (select day from line)
                and not exists (select from app.mail l where l.about = m.about and m.about <> '' and l.posted_at::date >= (select day from line))
                union all
                select 'tasks:' || extract(year from s.at), app.kept_until(max(s.at)::date), app.anything_held() from app.task_seen s where s.at::date < (select day from line) group by extract(year from s.at)
                order by 2, 1""").query(Due.class).list();
    }

    /** Ends what is due and not held, each on its own entry; answers what ended. */
    @Transactional
    public List<Due> round() {
        var ended = due().stream().filter(d -> !d.held()).limit(AT_ONCE).toList();
        ended.forEach(d -> events.publishEvent(end(d)));
        return ended;
    }

    private PapersEnded end(Due due) {
        var kind = due.subject().substring(0, due.subject().indexOf(':'));
        var id = due.subject().substring(kind.length() + 1);
        if (kind.equals("tasks")) {
            return new PapersEnded(due.subject(), due.keptUntil(), 0, List.of(), 0,
                    jdbc.sql("delete from app.task_seen where extract(year from at) = ? returning task_id").param(Integer.parseInt(id)).query(String.class).list());
        }
        var letters = jdbc.sql("select id from app.mail where ended_at is null and (about = :about or about = '' and 'mail:' || id = :about) order by id").param("about", due.subject()).query(Long.class).list();
        int papers = jdbc.sql("delete from app.mail_attachment where mail_id = any(?)").param(letters.toArray(Long[]::new)).update();
        jdbc.sql("update app.mail set recipient = '', subject = '', body = '', link = null, ended_at = ? where id = any(?)").params(Timestamp.from(clock.instant()), letters.toArray(Long[]::new)).update();
        if (kind.equals("invoice")) papers += jdbc.sql("delete from app.invoice_document where invoice_id = ?").param(Long.parseLong(id)).update();
        int receipts = kind.equals("expense") ? jdbc.sql("delete from app.expense_receipt where expense_id = ?").param(Long.parseLong(id)).update() : 0;
        return new PapersEnded(due.subject(), due.keptUntil(), papers, letters, receipts, List.of());
    }
}
