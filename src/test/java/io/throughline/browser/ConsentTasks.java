package io.throughline.browser;

import io.throughline.browser.EveryTask.Asked;
import io.throughline.journal.Actor;
import io.throughline.project.ClientConsents;
import io.throughline.project.Consent.Answer;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;

/** The tasks of a manager whose client refuses what they are asked, or says nothing. */
final class ConsentTasks {
    private final ClientConsents consents;
    private final SmallFirm firm;

    ConsentTasks(ApplicationContext house, SmallFirm firm) {
        this.consents = house.getBean(ClientConsents.class);
        this.firm = firm;
    }

    void addTo(Map<String, Supplier<Asked>> ways) {
        ways.put("decideWithoutClient", () -> {
            long id = asked();
            firm.times.daysOn(11);
            return task("decideWithoutClient", id);
        });
        ways.put("answerRefusal", () -> {
            long id = asked();
            Actor.as("client:NORD", () -> consents.answer(id, new Answer(false, "Clara Client", "The budget was enough for the whole of it.", null, null)));
            firm.times.drain();
            return task("answerRefusal", id);
        });
    }

    private long asked() {
        var project = firm.projects.get(firm.inDelivery());
        long id = Actor.as("manager", () -> consents.askOverrun(project, project.budgetAmount(), project.budgetAmount().multiply(new BigDecimal("1.2")), new BigDecimal("20.00"), firm.times.today())).id();
        firm.times.drain();
        return id;
    }

    private Asked task(String key, long consent) {
        return new Asked("manager", firm.task(key, "consent/" + consent).getId());
    }
}
