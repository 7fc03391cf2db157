package io.throughline.evidence.story;

import static io.throughline.evidence.story.StoryInvoice.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Entries of the journal with their place in the sealed log. */
@Component
class JournalReader {
    private static final String COLUMNS = "select e.id, e.happened_at, e.actor, e.reason, e.event, e.subject, e.facts::text as facts, l.leaf_index ";
    private static final String ENTRIES = COLUMNS + "from app.journal_entry e left join app.journal_leaf l on l.entry_id = e.id where ";
    private final JdbcTemplate jdbc;

    JournalReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** About any of the subjects, in the order they happened. */
    List<Story.Entry> about(Collection<String> subjects) {
        return jdbc.query(ENTRIES + "e.subject = any(?::text[]) order by e.happened_at, e.id", JournalReader::read, (Object) subjects.toArray(String[]::new));
    }

    /** About the hours and expenses behind an invoice, or behind one of its lines. */
    List<Story.Entry> aboutItems(long draftId, Integer line) {
        return jdbc.query(ENTRIES + """
                e.subject in (select case p.item_kind when 'TIME' then 'time-entry:' else 'expense:' end || p.item_id from app.billed_portion p
                              where p.invoice_id = ? and p.split_from is null and (cast(? as int) is null or p.line = ?))
                order by e.happened_at, e.id""", JournalReader::read, draftId, line, line);
    }

    /** What was done with hours and expenses behind an invoice after they were approved. */
    List<Story.Entry> afterApproval(long draftId) {
        return jdbc.query("with item as (select 'time-entry:' || t.id as subject, t.decided_at from app.billed_portion p join app.time_entry t on p.item_kind = 'TIME' and t.id = p.item_id where p.invoice_id = ? and p.split_from is null"
                + " union select 'expense:' || x.id, x.decided_at from app.billed_portion p join app.expense x on p.item_kind = 'EXPENSE' and x.id = p.item_id where p.invoice_id = ? and p.split_from is null) "
                + COLUMNS + """
                from item i join app.journal_entry e on e.subject = i.subject and e.happened_at > i.decided_at and e.event not in ('ExpenseApproved', 'ExpenseReimbursed')
                left join app.journal_leaf l on l.entry_id = e.id order by e.happened_at, e.id""", JournalReader::read, draftId, draftId);
    }

    /** Told by or for those processes: tasks offered, decisions, failures. */
    List<Story.Entry> ofProcesses(Collection<String> instances) {
        return jdbc.query(ENTRIES + "e.event in ('TaskOffered', 'DecisionMade', 'StepFailed') and e.facts ->> 'instanceId' = any(?::text[]) order by e.happened_at, e.id",
                JournalReader::read, (Object) instances.toArray(String[]::new));
    }

    /** About any of the subjects between two moments; sought by subject, as a year of everybody's days is more than a few subjects ever have. */
    List<Story.Entry> between(Collection<String> subjects, Instant from, Instant to) {
        return jdbc.query("with about as materialized (select * from app.journal_entry where subject = any(?::text[])) " + COLUMNS
                + "from about e left join app.journal_leaf l on l.entry_id = e.id where e.happened_at between ? and ? order by e.happened_at, e.id",
                JournalReader::read, subjects.toArray(String[]::new), Timestamp.from(from), Timestamp.from(to));
    }

    private static Story.Entry read(ResultSet row, int n) throws SQLException {
        var place = (Long) row.getObject("leaf_index");
        return new Story.Entry(row.getLong("id"), at(row, "happened_at"), row.getString("actor"), row.getString("reason"), row.getString("event"), row.getString("subject"),
                row.getString("facts"), place);
    }
}
