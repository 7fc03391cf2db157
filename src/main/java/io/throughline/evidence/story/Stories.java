package io.throughline.evidence.story;

import io.throughline.billing.Billing;
import io.throughline.journal.Seals;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The story of an invoice, whole, from tables of our own: the engine's history may be cleaned up. */
@Service
public class Stories {
    private final StoryInvoice invoices;
    private final StoryLines lines;
    private final StoryProcesses processes;
    private final StoryTasks tasks;
    private final StoryMovements movements;
    private final StoryPapers papers;
    private final JournalReader journal;
    private final StoryAnswers answers;
    private final Seals seals;
    private final JdbcClient jdbc;

    Stories(StoryInvoice invoices, StoryLines lines, StoryProcesses processes, StoryTasks tasks, StoryMovements movements, StoryPapers papers, JournalReader journal, StoryAnswers answers,
            Seals seals, JdbcClient jdbc) {
        this.invoices = invoices;
        this.lines = lines;
        this.processes = processes;
        this.tasks = tasks;
        this.movements = movements;
        this.papers = papers;
        this.journal = journal;
        this.answers = answers;
        this.seals = seals;
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Story of(String number, Locale language) {
        return told(number, language, null);
    }

    /** For a page: of what is behind the lines only one line's is told one by one, 0 for none's. */
    @Transactional(readOnly = true)
    public Story ofLine(String number, Locale language, int line) {
        return told(number, language, line);
    }

    private Story told(String number, Locale language, Integer line) {
        var invoice = invoices.of(number);
        long draft = invoice.draftId();
        var down = lines.of(invoice, line);
        var runs = processes.of(invoice, down.sheetKeys(), down.expenses().stream().map(id -> "expense/" + id).toList());
        var asked = tasks.of(runs);
        var subjects = new TreeSet<>(List.of("invoice:" + draft, "billing-run:" + invoice.runId()));
        invoice.projectCodes().forEach(code -> subjects.add("project:" + code));
        subjects.addAll(StoryLines.subjects(down.sheets(), "timesheet:"));
        var timeline = journal.about(subjects);
        var people = people();
        var approvals = down.approvals().stream().sorted(Comparator.comparing(Story.Approval::approvedBy).thenComparing(Story.Approval::person).thenComparing(Story.Approval::toString)).toList();
        var story = new Story(invoice, List.of(), timeline, down.lines(), approvals, journal.afterApproval(draft), runs, asked.tasks(), asked.decisions(), asked.failures(),
                movements.of(draft, invoice.net().currency().getCurrencyCode()), papers.documents(draft), papers.letters(draft), changes(invoice, runs, asked, timeline), seal(timeline), people);
        return new Story(invoice, answers.of(story, language), timeline, story.lines(), approvals, story.changedAfterApproval(), runs, story.tasks(), story.decisions(), story.failures(),
                story.movements(), story.documents(), story.letters(), story.changesMeanwhile(), story.seal(), named(story));
    }

    /** Models, tables, settings, rights and what is agreed with the client, from the project's beginning to the invoice's end. */
    private List<Story.Entry> changes(Story.Invoice invoice, List<Story.Run> runs, StoryTasks.Told told, List<Story.Entry> timeline) {
        var subjects = new TreeSet<>(List.of("firm:1", "client:" + invoice.clientCode()));
        runs.forEach(r -> subjects.add("model:" + r.process()));
        told.decisions().forEach(d -> subjects.add("model:" + d.decision()));
        subjects.add("model:tax");
        told.tasks().stream().map(Story.Task::decidedBy).filter(java.util.Objects::nonNull).forEach(by -> subjects.add("user:" + by));
        var from = timeline.stream().map(Story.Entry::at).min(Comparator.naturalOrder()).orElse(invoice.draftedAt());
        var to = invoice.settledOn() == null ? Instant.now().plusSeconds(86_400L * 36_500) : invoice.settledOn().atTime(LocalTime.MAX).atZone(ZoneId.systemDefault()).toInstant();
        return journal.between(subjects, from, to);
    }

    private Story.Seal seal(List<Story.Entry> entries) {
        var last = seals.lastCheckpoint();
        return new Story.Seal(entries.size(), entries.stream().filter(e -> e.place() != null).count(), seals.logId(), last.map(c -> c.size()).orElse(null),
                last.map(c -> c.signedAt()).orElse(null), last.map(c -> c.keyId()).orElse(null));
    }

    private Map<String, String> people() {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("select code, name from app.person union all select u.username, p.name from app.user_account u join app.person p on p.code = u.person_code "
                + "union all select id_, trim(concat(first_, ' ', last_)) from public.act_id_user where trim(concat(first_, last_)) <> ''").query(row -> {
            names.putIfAbsent(row.getString(1), row.getString(2));
        });
        return names;
    }

    /** Only those who are in it. */
    private static Map<String, String> named(Story story) {
        var in = new ArrayList<String>(List.of(story.invoice().draftedBy()));
        story.invoice().projects().forEach(p -> in.add(p.managerCode()));
        story.timeline().forEach(e -> in.add(e.actor()));
        story.approvals().forEach(a -> in.addAll(Arrays.asList(a.person(), a.approvedBy(), a.firstApprovedBy())));
        story.lines().forEach(l -> l.items().forEach(i -> in.add(i.person())));
        story.tasks().forEach(t -> {
            in.add(t.decidedBy());
            in.add(t.assignee());
        });
        return in.stream().filter(p -> p != null && story.people().containsKey(p)).distinct().sorted().collect(Collectors.toMap(p -> p, p -> story.people().get(p), (a, b) -> a, java.util.TreeMap::new));
    }
}
