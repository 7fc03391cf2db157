package io.throughline.process;

import io.throughline.billing.Billing;
import io.throughline.billing.InvoiceContent;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.people.Person;
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

    @Bean
    TaskView lookIntoExceptionsView(Billing billing) {
        return task -> {
            var run = billing.run(((Number) task.getVariable("runId")).longValue());
            return Map.of("run", run.id(), "upTo", run.asOf(), "exceptions", run.exceptions());
        };
    }

    @Bean
    TaskView mendDraftView(Billing billing) {
        return task -> {
            var paper = billing.paper(draftId(task));
            return Map.of("draftId", draftId(task), "client", paper.client().code(), "project", paper.projectName(), "net", money(paper.net(), paper),
                    "problems", billing.check(draftId(task)).stream().map(p -> Map.of("problem", p)).toList());
        };
    }

    @Bean
    TaskView reviewInvoiceView(Billing billing, People people) {
        return task -> {
            var paper = billing.paper(draftId(task));
            var drafter = billing.draftedBy(draftId(task));
            var view = new HashMap<String, Object>();
            view.put("draftId", draftId(task));
            view.put("preview", "/api/v1/invoices/drafts/%d.pdf".formatted(draftId(task)));
            view.put("client", "%s (%s)".formatted(paper.client().name(), paper.client().code()));
            view.put("project", paper.projectName().startsWith(paper.projectCode()) ? paper.projectName() : paper.projectCode() + " " + paper.projectName());
            view.put("upTo", paper.upTo());
            view.put("draftedBy", drafter.equals(Actor.SYSTEM) ? "the billing calendar" : people.find(drafter).map(Person::name).orElse(drafter));
            view.put("lines", lines(paper));
            view.put("net", money(paper.net(), paper));
            view.put("vat", money(paper.vat(), paper));
            view.put("gross", money(paper.gross(), paper));
            view.put("tax", "%s, %s %%: %s".formatted(paper.taxCategory(), paper.taxPercent(), paper.taxReason()));
            return view;
        };
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
