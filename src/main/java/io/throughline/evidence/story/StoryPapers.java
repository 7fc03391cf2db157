package io.throughline.evidence.story;

import static io.throughline.evidence.story.StoryInvoice.at;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Papers with their hashes, and letters with what became of them. */
@Component
class StoryPapers {
    private final JdbcClient jdbc;

    StoryPapers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code sealed}: the journal tells the same hash; {@code whole}: the bytes still have it. */
    List<Story.Paper> documents(long draftId) {
        return jdbc.sql("""
                select d.kind, d.about, d.sha256, length(d.content) as bytes, d.made_at, d.sha256 = encode(sha256(d.content), 'hex') as whole,
                       exists (select from app.journal_entry e where e.subject = 'invoice:' || d.invoice_id and e.event = 'PaperKept' and e.facts ->> 'kind' = d.kind and coalesce(e.facts ->> 'about', '') = d.about
                               and e.facts ->> 'sha256' = d.sha256) as sealed
                from app.invoice_document d where d.invoice_id = ? order by d.kind, d.about""").param(draftId)
                .query((r, n) -> new Story.Paper(r.getString("kind"), r.getString("about"), r.getString("sha256"), r.getLong("bytes"), at(r, "made_at"), r.getBoolean("sealed"), r.getBoolean("whole"))).list();
    }

    List<Story.Letter> letters(long draftId) {
        Map<Long, List<Story.Enclosure>> enclosed = new HashMap<>();
        jdbc.sql("""
                select a.mail_id, a.file_name, encode(sha256(a.content), 'hex') as sha256, length(a.content) as bytes
                from app.mail_attachment a join app.mail m on m.id = a.mail_id where m.about = ? order by a.mail_id, a.position""").param("invoice:" + draftId)
                .query(r -> {
                    enclosed.computeIfAbsent(r.getLong(1), any -> new ArrayList<>()).add(new Story.Enclosure(r.getString(2), r.getString(3), r.getLong(4)));
                });
        return jdbc.sql("select * from app.mail where about = ? order by id").param("invoice:" + draftId)
                .query((r, n) -> new Story.Letter(r.getLong("id"), r.getString("recipient"), r.getString("subject"), r.getString("state"), at(r, "posted_at"), r.getString("posted_by"),
                        at(r, "taken_at"), at(r, "sent_at"), at(r, "bounced_at"), r.getInt("attempts"), r.getString("last_error"), enclosed.getOrDefault(r.getLong("id"), List.of()))).list();
    }
}
