package io.throughline.process.books;

import io.throughline.ledger.CompletenessProof;
import io.throughline.ledger.CompletenessProved;
import io.throughline.ledger.Ledger;
import io.throughline.firm.FirmClock;
import io.throughline.models.Step;
import io.throughline.process.Correlation;
import io.throughline.process.Shown;
import io.throughline.process.TaskView;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@code completeness}: every night the proof that nothing approved is forgotten or taken twice. */
@Configuration(proxyBeanMethods = false)
class Completeness {

    @Bean
    @Step(value = "Looks for every approved hour and expense on invoices, fees, write-offs and what is open, and keeps what was found.", writes = "allAccountedFor")
    JavaDelegate proveCompleteness(CompletenessProof proof, FirmClock clock) {
        return execution -> {
            execution.setProcessBusinessKey("completeness/" + clock.today());
            execution.setVariable("allAccountedFor", proof.prove().items().isEmpty() ? "yes" : "no");
        };
    }

    @Bean
    @Step("Looks again whether everything adds up now; refused with what still does not.")
    JavaDelegate recordWhatWasMended(CompletenessProof proof) {
        return execution -> proof.proveMended();
    }

    @Bean
    TaskView lookIntoDifferencesView(Ledger ledger, FirmClock clock) {
        return task -> {
            var found = ledger.completeness();
            return Map.of("day", Shown.day(clock.today()), "difference", found.difference().toPlainString(), "approved", found.approved().toPlainString(),
                    "title", title(found.items().size()), "items", found.items().stream().map(i -> Map.of("item", i)).toList(), "more", "/ledger");
        };
    }

    private static String title(int items) {
        if (items == 0) return "Everything adds up now";
        return items == 1 ? "One item does not add up" : items + " items do not add up";
    }

    /** A new proof takes the place of what earlier ones asked. */
    @Component
    @Transactional(propagation = Propagation.MANDATORY)
    static class News {
        private final Correlation correlation;

        News(Correlation correlation) {
            this.correlation = correlation;
        }

        @EventListener
        public void on(CompletenessProved fact) {
            correlation.wakeAll(CompletenessProved.class);
        }
    }
}
