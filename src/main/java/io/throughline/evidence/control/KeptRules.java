package io.throughline.evidence.control;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whatever the journal, or the row itself, knows by its SHA-256 is held against its bytes: papers, invoices' contents, receipts, letters, what tasks showed,
 * models and releases. SQL alone, so that it can be asked of any copy of the database; what ended with its time is passed over.
 */
public final class KeptRules {
    private static final String SAID = " and not exists (select from app.journal_entry r where r.event = 'PapersEnded' and r.subject = e.subject)";

    static final List<Control> ALL = List.of(
            kept("""
                    select e.subject, 'The paper ' || (e.facts ->> 'kind') || ' of ' || coalesce(nullif(e.facts ->> 'about', ''), i.number, 'draft ' || i.id, e.subject) || case when d.kind is null then ' is missing.' else ' was changed.' end,
                           jsonb_build_object('entry', e.id, 'journal', e.facts ->> 'sha256', 'table', d.sha256)
                    from app.journal_entry e left join app.invoice i on i.id = (e.facts ->> 'draftId')::bigint
                    left join app.invoice_document d on d.invoice_id = (e.facts ->> 'draftId')::bigint and d.kind = e.facts ->> 'kind' and d.about = coalesce(e.facts ->> 'about', '')
                    where e.event = 'PaperKept' and (d.kind is null or encode(sha256(d.content), 'hex') <> e.facts ->> 'sha256' or d.sha256 <> e.facts ->> 'sha256')""" + SAID),
            kept("""
                    select 'invoice:' || d.invoice_id, 'The paper ' || d.kind || ' ' || d.about || ' of ' || coalesce(i.number, 'draft ' || d.invoice_id) || ' was put in: no entry tells of it.', jsonb_build_object('table', d.sha256)
                    from app.invoice_document d left join app.invoice i on i.id = d.invoice_id
                    where not exists (select from app.journal_entry e where e.subject = 'invoice:' || d.invoice_id and e.event = 'PaperKept' and e.facts ->> 'kind' = d.kind and coalesce(e.facts ->> 'about', '') = d.about)"""),
            kept("""
                    select e.subject, 'What is printed on invoice ' || (e.facts ->> 'number') || case when i.id is null then ' is missing.' else ' was changed.' end, jsonb_build_object('entry', e.id, 'journal', e.facts ->> 'contentSha256', 'table', i.content_hash)
                    from app.journal_entry e left join app.invoice i on i.id = (e.facts ->> 'draftId')::bigint
                    where e.event = 'InvoiceIssued' and (i.id is null or i.content is null or encode(sha256(convert_to(i.content, 'UTF8')), 'hex') <> coalesce(e.facts ->> 'contentSha256', i.content_hash) or i.content_hash <> coalesce(e.facts ->> 'contentSha256', i.content_hash))"""),
            kept("""
                    select e.subject, 'What is printed on credit note ' || (e.facts ->> 'number') || case when c.id is null then ' is missing.' else ' was changed.' end, jsonb_build_object('entry', e.id, 'journal', e.facts ->> 'contentSha256', 'table', c.content_hash)
                    from app.journal_entry e left join app.credit_note c on c.id = (e.facts ->> 'creditNoteId')::bigint
                    where e.event = 'CreditNoteIssued' and (c.id is null or encode(sha256(convert_to(c.content, 'UTF8')), 'hex') <> coalesce(e.facts ->> 'contentSha256', c.content_hash) or c.content_hash <> coalesce(e.facts ->> 'contentSha256', c.content_hash))"""),
            kept("""
                    select e.subject, 'The receipt ' || (e.facts ->> 'fileName') || ' of expense ' || (e.facts ->> 'expenseId') || ' was changed or is missing.', jsonb_build_object('entry', e.id, 'journal', e.facts ->> 'sha256')
                    from app.journal_entry e where e.event = 'ReceiptAttached' and not exists (select from app.expense_receipt x
                        where x.expense_id = (e.facts ->> 'expenseId')::bigint and encode(sha256(x.content), 'hex') = e.facts ->> 'sha256' and x.sha256 = e.facts ->> 'sha256')""" + SAID),
            kept("""
                    select e.subject, 'Letter ' || (e.facts ->> 'mailId') || case when m.id is null then ' is missing.' else ' was changed.' end, jsonb_build_object('entry', e.id, 'journal', e.facts ->> 'sha256')
                    from app.journal_entry e left join app.mail m on m.id = (e.facts ->> 'mailId')::bigint
                    where e.event = 'LetterPosted' and (m.id is null or encode(sha256(convert_to(m.subject || chr(10) || m.body, 'UTF8')), 'hex') <> e.facts ->> 'sha256')""" + SAID),
            kept("""
                    select e.subject, 'An enclosure of letter ' || (e.facts ->> 'mailId') || ' was changed, is missing or was put in.', jsonb_build_object('entry', e.id, 'journal', e.facts -> 'enclosed')
                    from app.journal_entry e where e.event = 'LetterPosted' and e.facts -> 'enclosed' <>
                        coalesce((select jsonb_agg(encode(sha256(a.content), 'hex') order by a.position) from app.mail_attachment a where a.mail_id = (e.facts ->> 'mailId')::bigint), '[]')""" + SAID),
            kept("""
                    select e.subject, 'What the task ' || (e.facts ->> 'task') || ' (' || (e.facts ->> 'taskId') || ') showed was changed or is missing.', jsonb_build_object('entry', e.id, 'journal', e.facts ->> 'seenSha256')
                    from app.journal_entry e where e.event in ('TaskOffered', 'TaskShown') and e.facts ->> 'seenSha256' is not null and not exists (select from app.task_seen s
                        where s.task_id = e.facts ->> 'taskId' and s.sha256 = e.facts ->> 'seenSha256' and encode(sha256(convert_to(s.seen, 'UTF8')), 'hex') = s.sha256)
                    and not exists (select from app.journal_entry r where r.event = 'PapersEnded' and jsonb_exists(r.facts -> 'tasks', e.facts ->> 'taskId'))"""),
            kept("""
                    select 'model:' || (e.facts ->> 'key'), 'The kept copy of ' || (e.facts ->> 'key') || ', version ' || (e.facts ->> 'version') || case when c.definition_id is null then ', is missing.' else ', is not what was deployed.' end,
                           jsonb_build_object('entry', e.id, 'journal', e.facts ->> 'sha256', 'definition', e.facts ->> 'definitionId')
                    from app.journal_entry e left join app.model_copy c on c.definition_id = e.facts ->> 'definitionId'
                    where e.event = 'ModelDeployed' and (c.definition_id is null or encode(sha256(c.content), 'hex') <> e.facts ->> 'sha256' or c.sha256 <> e.facts ->> 'sha256')"""),
            kept("""
                    select 'release:' || d.release_id, 'The file ' || f.name || ' of release ' || d.release_id || ' is not what was deployed from it.', jsonb_build_object('deployment', d.deployment_id, 'definition', c.definition_id)
                    from app.model_deployment d join app.model_release_file f on f.release_id = d.release_id
                    join app.model_copy c on c.deployment_id = d.deployment_id and c.resource = f.name where c.content <> f.content"""),
            kept("""
                    select 'release:' || r.id, 'Files of release ' || r.id || ' (' || r.name || ') are not those that were proposed.', jsonb_build_object('journal', e.facts ->> 'contentHash', 'table', r.content_hash)
                    from app.model_release r left join app.journal_entry e on e.subject = 'release:' || r.id and e.event = 'ModelsProposed'
                    where coalesce(e.facts ->> 'contentHash', r.content_hash) <> r.content_hash or r.content_hash <> (
                        select encode(sha256(string_agg(convert_to(f.name, 'UTF8') || '\\x00'::bytea || convert_to(length(f.content)::text, 'UTF8') || '\\x00'::bytea || f.content, ''::bytea order by f.name collate "C")), 'hex')
                        from app.model_release_file f where f.release_id = r.id)"""));

    /** What the engine runs by; asked only where there is an engine. */
    static final Control ENGINE = kept("""
            select 'model:' || c.key, 'What the engine runs as ' || c.key || ', version ' || c.version || ', is not the kept copy of it.', jsonb_build_object('definition', c.definition_id, 'deployment', c.deployment_id)
            from app.model_copy c join public.act_ge_bytearray b on b.deployment_id_ = c.deployment_id and b.name_ = c.resource where b.bytes_ <> c.content""");

    private KeptRules() {}

    private static Control kept(String sql) {
        return new Control("silent-edit", sql);
    }

    /** What is not as it was, in sentences. */
    public static List<String> broken(Connection database) throws SQLException {
        var found = new ArrayList<String>();
        for (var rule : ALL) ask(database, rule.sql(), found);
        try (var there = database.createStatement().executeQuery("select to_regclass('public.act_ge_bytearray') is not null")) {
            there.next();
            if (there.getBoolean(1)) ask(database, ENGINE.sql(), found);
        }
        return found;
    }

    private static void ask(Connection database, String sql, List<String> found) throws SQLException {
        try (var statement = database.createStatement(); var rows = statement.executeQuery(sql)) {
            while (rows.next()) found.add(rows.getString(2));
        }
    }
}
