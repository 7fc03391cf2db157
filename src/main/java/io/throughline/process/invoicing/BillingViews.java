package io.throughline.process.invoicing;

import io.throughline.billing.Billing;
import io.throughline.billing.BillingRuns;
import io.throughline.billing.InvoiceContent;
import io.throughline.billing.InvoicePapers;
import io.throughline.billing.InvoiceSummary;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.process.Shown;
import io.throughline.process.TaskView;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What finance and directors see of runs and drafts. */
@Configuration(proxyBeanMethods = false)
class BillingViews {
    private static final int SHOWN_BEFORE = 5;

    @Bean
    TaskView lookIntoExceptionsView(BillingRuns runs) {
        return task -> {
            var run = runs.get(((Number) task.getVariable("runId")).longValue());
            return Map.of("run", run.id(), "upTo", Shown.day(run.asOf()), "exceptions", run.exceptions(), "more", "/month-end");
        };
    }

    @Bean
    TaskView mendDraftView(Billing billing, InvoicePapers papers) {
        return task -> {
            var paper = papers.paper(draftId(task));
            return Map.of("draftId", draftId(task), "client", paper.client().code(), "project", paper.projectName(), "net", money(paper.net(), paper),
                    "problems", billing.check(draftId(task)).stream().map(p -> Map.of("problem", p)).toList(), "lines", lines(paper), "more", "/projects/" + paper.projectCode());
        };
    }

    @Bean
    TaskView reviewInvoiceView(Billing billing, InvoicePapers papers, People people) {
        return task -> {
            var paper = papers.paper(draftId(task));
            var drafter = billing.draftedBy(draftId(task));
            var view = new HashMap<String, Object>();
            view.put("draftId", draftId(task));
            view.put("preview", "/api/v1/invoices/drafts/%d.pdf".formatted(draftId(task)));
            view.put("client", "%s (%s)".formatted(paper.client().name(), paper.client().code()));
            view.put("project", paper.projectName().startsWith(paper.projectCode()) ? paper.projectName() : paper.projectCode() + " " + paper.projectName());
            view.put("upTo", Shown.day(paper.upTo()));
            view.put("more", "/projects/" + paper.projectCode());
            view.put("before", before(billing, paper.projectCode()));
            view.put("draftedBy", drafter.equals(Actor.SYSTEM) ? "the billing calendar" : people.find(drafter).map(Person::name).orElse(drafter));
            view.put("lines", lines(paper));
            view.put("net", money(paper.net(), paper));
            view.put("vat", money(paper.vat(), paper));
            view.put("gross", money(paper.gross(), paper));
            view.put("tax", "%s, %s %%: %s".formatted(paper.taxCategory(), paper.taxPercent(), paper.taxReason()));
            return view;
        };
    }

    @Bean
    TaskView noteRejectedDraftView(InvoicePapers papers) {
        return task -> {
            var paper = papers.paper(draftId(task));
            return Map.of("draftId", draftId(task), "client", paper.client().code(), "project", paper.projectName(), "net", money(paper.net(), paper),
                    "reason", Objects.toString(task.getVariable("why"), ""), "more", "/projects/" + paper.projectCode());
        };
    }

    /** What the client got for this project so far, the latest first. */
    private static List<Map<String, Object>> before(Billing billing, String projectCode) {
        return billing.ofProject(projectCode).stream().filter(i -> i.number() != null).sorted(Comparator.comparing(InvoiceSummary::number).reversed()).limit(SHOWN_BEFORE)
                .map(i -> Map.<String, Object>of("number", i.number(), "day", Shown.day(i.issueDate()), "net", i.net().toString(), "state", i.state().name().toLowerCase())).toList();
    }

    private static List<Map<String, Object>> lines(InvoiceContent paper) {
        return paper.lines().stream().map(l -> Map.<String, Object>of("position", l.position(), "description", l.description(),
                "hours", Objects.toString(l.quantity(), ""), "rate", Objects.toString(l.rate(), ""), "amount", l.amount())).toList();
    }

    private static String money(String amount, InvoiceContent paper) {
        return amount + " " + paper.currency();
    }

    private static long draftId(DelegateTask task) {
        return ((Number) task.getVariable("draftId")).longValue();
    }
}
