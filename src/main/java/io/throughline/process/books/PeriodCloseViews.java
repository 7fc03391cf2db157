package io.throughline.process.books;

import io.throughline.ledger.PeriodClosing;
import io.throughline.ledger.PeriodReopening;
import io.throughline.process.Answers;
import io.throughline.process.TaskView;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What people see who close a month. */
@Configuration(proxyBeanMethods = false)
class PeriodCloseViews {

    @Bean
    TaskView workThroughChecklistView(PeriodClosing closing, MessageSource messages) {
        return task -> {
            var view = checklist(PeriodClose.month(task), closing, messages);
            boolean declined = "no".equals(task.getVariable("closeDecision"));
            view.put("declined", declined ? "It was not approved: " + Answers.in(task).text("comment") : "");
            return view;
        };
    }

    @Bean
    TaskView approveCloseView(PeriodClosing closing, MessageSource messages) {
        return task -> {
            var view = checklist(PeriodClose.month(task), closing, messages);
            view.put("askedBy", closing.askedBy(PeriodClose.month(task)).orElse(""));
            view.put("comment", Answers.in(task).text("comment"));
            return view;
        };
    }

    @Bean
    TaskView decideOnReopeningView(PeriodReopening reopening) {
        return task -> {
            var asked = reopening.waiting(PeriodClose.month(task)).orElseThrow();
            return Map.of("month", asked.month().toString(), "askedBy", asked.askedBy(), "reason", asked.reason(), "more", "/ledger");
        };
    }

    private static HashMap<String, Object> checklist(YearMonth month, PeriodClosing closing, MessageSource messages) {
        var view = new HashMap<String, Object>();
        view.put("month", month.toString());
        view.put("points", closing.checklist(month).stream().map(p -> Map.of("point", messages.getMessage("books.point." + p.name(), null, Locale.ENGLISH),
                "state", p.items().isEmpty() ? "done" : "open", "open", String.join("\n", p.items().stream().limit(20).toList()))).toList());
        view.put("accruals", closing.accruals(month).stream().filter(c -> !c.account().isEmpty())
                .map(c -> Map.of("what", c.what(), "account", c.account(), "amount", c.amount().toString())).toList());
        view.put("more", "/ledger");
        return view;
    }
}
