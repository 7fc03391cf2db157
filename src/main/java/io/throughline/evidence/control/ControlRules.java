package io.throughline.evidence.control;

import java.util.List;
import java.util.stream.Stream;

/** What must never be, asked anew each night. Whoever gets around a door, a form or a trigger stands here in the morning. */
final class ControlRules {
    /** Whom an actor is: the person behind a sign-in. */
    private static final String PERSON = "coalesce((select u.person_code from app.user_account u where u.username = %1$s), %1$s)";

    private static final List<Control> OWN = List.of(
            new Control("four-eyes", """
                    select 'time-entry:' || t.id as subject, 'Hours of ' || t.person_code || ' on ' || t.work_date || ' were approved by their author.' as sentence,
                           jsonb_build_object('decidedBy', t.decided_by, 'firstBy', t.first_by, 'decidedAt', t.decided_at) as evidence
                    from app.time_entry t where t.state = 'APPROVED' and not t.by_owner and t.person_code in (%s, %s)"""
                    .formatted(PERSON.formatted("t.decided_by"), PERSON.formatted("coalesce(t.first_by, '')"))),
            new Control("four-eyes", """
                    select 'expense:' || x.id, 'An expense of ' || x.person_code || ' was approved by its author.', jsonb_build_object('decidedBy', x.decided_by, 'decidedAt', x.decided_at)
                    from app.expense x where x.state = 'APPROVED' and not x.by_owner and x.person_code = %s""".formatted(PERSON.formatted("x.decided_by"))),
            new Control("four-eyes", """
                    select 'invoice:' || i.id, 'Invoice ' || coalesce(i.number, i.id::text) || ' was reviewed by who drafted it.', jsonb_build_object('draftedBy', i.drafted_by, 'reviewer', r.reviewer)
                    from app.invoice i join app.invoice_review r on r.invoice_id = i.id where %s = %s""".formatted(PERSON.formatted("i.drafted_by"), PERSON.formatted("r.reviewer"))),
            new Control("four-eyes", """
                    select 'invoice:' || w.draft_id, 'The write-off of invoice ' || r.invoice_number || ' was confirmed by who asked for it.', jsonb_build_object('requestedBy', w.requested_by, 'decidedBy', w.decided_by)
                    from app.write_off w join app.receivable r on r.draft_id = w.draft_id where w.confirmed and %s = %s""".formatted(PERSON.formatted("w.requested_by"), PERSON.formatted("w.decided_by"))),
            new Control("four-eyes", """
                    select 'project:' || a.project_code, 'An adjustment on ' || a.project_code || ' was decided on by who asked for it.', jsonb_build_object('adjustment', a.id, 'requestedBy', a.requested_by, 'decidedBy', a.decided_by)
                    from app.adjustment a where a.limit_asked and a.state in ('APPROVED', 'REJECTED') and %s = %s""".formatted(PERSON.formatted("a.requested_by"), PERSON.formatted("a.decided_by"))),
            new Control("four-eyes", """
                    select 'period:' || to_char(c.month, 'YYYY-MM'), 'The month ' || to_char(c.month, 'YYYY-MM') || ' was closed by one person alone.', jsonb_build_object('askedBy', c.asked_by, 'closedBy', c.closed_by)
                    from app.closed_period c where %s = %s""".formatted(PERSON.formatted("c.asked_by"), PERSON.formatted("c.closed_by"))),
            new Control("own-release", """
                    select 'release:' || r.id, 'Release ' || r.id || ' (' || r.name || ') was approved by who proposed it.', jsonb_build_object('proposedBy', r.proposed_by, 'approvedBy', r.approved_by)
                    from app.model_release r where %s = %s""".formatted(PERSON.formatted("r.proposed_by"), PERSON.formatted("r.approved_by"))),
            new Control("rate-setter", """
                    select e.subject, 'The rate of ' || (e.facts ->> 'personCode') || ' was set by themselves.', jsonb_build_object('entry', e.id, 'actor', e.actor, 'facts', e.facts)
                    from app.journal_entry e where e.event in ('BillRateSet', 'PersonChanged') and e.facts ->> 'personCode' = %s""".formatted(PERSON.formatted("e.actor"))),
            new Control("number-series", """
                    select 'number:' || s.series || '-' || s.year, 'Number ' || n || ' of ' || s.series || ' ' || s.year || ' is missing.', jsonb_build_object('last', s.last, 'missing', n)
                    from app.number_series s cross join generate_series(1, s.last) n
                    where not exists (select from app.invoice i where s.series = 'INV' and i.number = 'INV-' || s.year || '-' || lpad(n::text, greatest(5, length(n::text)), '0'))
                      and not exists (select from app.credit_note c where s.series = 'CN' and c.number = 'CN-' || s.year || '-' || lpad(n::text, greatest(5, length(n::text)), '0'))"""),
            new Control("number-series", """
                    select 'invoice:' || id, 'Invoice ' || number || ' is dated before the one with the number before it.', jsonb_build_object('issueDate', issue_date, 'before', before)
                    from (select id, number, issue_date, lag(issue_date) over (partition by left(number, 9) order by length(number), number) as before from app.invoice where number is not null) n where issue_date < before"""),
            new Control("completeness", """
                    select 'invoice:' || i.id, 'Invoice ' || i.number || ' is nowhere in the books.', jsonb_build_object('number', i.number) from app.invoice i
                    where i.state = 'ISSUED' and not exists (select from app.ledger_entry e where e.event = 'InvoiceIssued' and e.subject = 'invoice:' || i.id)"""),
            new Control("completeness", """
                    select 'invoice:' || i.id, 'What invoice ' || i.number || ' is owed is followed by nobody.', jsonb_build_object('number', i.number) from app.invoice i
                    where i.state = 'ISSUED' and not exists (select from app.receivable r where r.draft_id = i.id)"""),
            new Control("silent-edit", """
                    select 'time-entry:' || t.id, 'The hours of ' || t.person_code || ' on ' || t.work_date || ' are not what the journal tells.',
                           jsonb_build_object('entry', e.id, 'journal', e.said, 'table', jsonb_build_object('hours', t.hours, 'workDate', t.work_date, 'projectCode', t.project_code, 'billable', t.billable))
                    from (select distinct on (subject) subject, id, case event when 'TimeChanged' then facts -> 'after' else facts end as said from app.journal_entry
                          where event in ('TimeLogged', 'TimeChanged') order by subject, id desc) e
                    join app.time_entry t on t.id = substr(e.subject, 12)::bigint
                    where (e.said ->> 'hours')::numeric <> t.hours or (e.said ->> 'workDate')::date <> t.work_date or e.said ->> 'projectCode' <> t.project_code
                       or e.said ->> 'taskCode' <> t.task_code or (e.said ->> 'billable')::boolean <> t.billable"""),
            new Control("silent-edit", """
                    select e.subject, 'Invoice ' || (e.facts ->> 'number') || ' is not what was issued.', jsonb_build_object('entry', e.id, 'journal', e.facts, 'number', i.number, 'gross', i.gross, 'issueDate', i.issue_date)
                    from app.journal_entry e left join app.invoice i on i.id = (e.facts ->> 'draftId')::bigint
                    where e.event = 'InvoiceIssued' and (i.id is null or i.number is distinct from e.facts ->> 'number' or i.gross is distinct from (e.facts -> 'gross' ->> 'amount')::numeric
                       or i.net is distinct from (e.facts -> 'net' ->> 'amount')::numeric or i.issue_date is distinct from (e.facts ->> 'issueDate')::date or i.due_date is distinct from (e.facts ->> 'dueDate')::date)"""),
            new Control("silent-edit", """
                    select e.subject, 'A payment for ' || (e.facts ->> 'invoiceNumber') || ' is not what was received.', jsonb_build_object('entry', e.id, 'journal', e.facts, 'amount', p.amount, 'paidOn', p.paid_on)
                    from app.journal_entry e left join app.payment p on p.id = (e.facts ->> 'paymentId')::bigint
                    where e.event = 'PaymentReceived' and (p.id is null or p.amount <> (e.facts -> 'amount' ->> 'amount')::numeric or p.paid_on <> (e.facts ->> 'paidOn')::date or p.reference <> e.facts ->> 'reference')"""),
            new Control("silent-edit", """
                    select e.subject, 'The mailing of ' || (e.facts ->> 'number') || ' is dated otherwise than it happened.', jsonb_build_object('entry', e.id, 'journal', e.happened_at, 'mailing', m.mailed_at, 'letter', l.posted_at)
                    from app.journal_entry e left join app.invoice_mailing m on m.invoice_id = (e.facts ->> 'draftId')::bigint left join app.mail l on l.key = e.subject
                    where e.event = 'InvoiceMailed' and (m.invoice_id is null or abs(extract(epoch from m.mailed_at - e.happened_at)) > 60 or abs(extract(epoch from l.posted_at - e.happened_at)) > 60)"""));

    static final List<Control> ALL = Stream.of(OWN.stream(), KeptRules.ALL.stream(), Stream.of(KeptRules.ENGINE)).flatMap(s -> s).toList();

    private ControlRules() {}
}
