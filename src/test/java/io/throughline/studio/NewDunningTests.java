package io.throughline.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.journal.Actor;
import io.throughline.process.Inbox;
import io.throughline.receivables.DebtFixture;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An analyst draws a dunning flow of their own from an empty page, with building blocks only: it goes live at the first try and does what it says. */
@ThroughlineTest
class NewDunningTests {
    @Autowired ApplicationContext house;
    @Autowired Releases releases;
    @Autowired Inbox inbox;
    @Autowired Times times;
    @Autowired JdbcClient jdbc;

    @Test
    void drawnFromTemplatesOnlyGoesLiveAtTheFirstTry() throws IOException {
        var model = Map.of("collection.bpmn", gentle().getBytes(UTF_8));
        long id = Actor.as("one", () -> releases.propose("Gentle collection", "every reminder after a word with the client", model, ModelRelease.Source.UPLOAD)).id();
        Actor.as("two", () -> releases.approve(id, ""));
        Actor.as("one", () -> releases.release(id));
        try {
            var invoice = new DebtFixture(house).mailed();
            var key = String.valueOf(invoice.draftId());
            times.moveTo(invoice.dueDate().plusDays(3).atTime(9, 0));
            assertThat(sent(invoice.draftId())).isEmpty();
            inbox.complete(inbox.open("decideHowToGoOn", key).get(0).getId(), "fiona", List.of("finance"), Map.of("decision", "wait"));
            times.drain();
            assertThat(sent(invoice.draftId())).containsExactly(invoice.dueDate().plusDays(3));
        } finally {
            Actor.as("two", () -> releases.rollBack(id, "end of the test"));
        }
    }

    private List<LocalDate> sent(long draftId) {
        return jdbc.sql("select sent_on from app.reminder where draft_id = ? order by level").param(draftId).query(LocalDate.class).list();
    }

    /** Before each reminder finance is asked. */
    private static String gentle() throws IOException {
        var model = new DrawnFromTemplates("collection");
        var mailed = model.message("InvoiceMailed");
        var settled = model.message("ReceivableSettled");
        return model.element("startEvent", "StartEvent_1", " name=\"Invoice mailed\"", mailed)
                .block("Activity_0plan", "step-planNextStep", "Plan next step", "")
                .element("exclusiveGateway", "Gateway_0now", " name=\"What comes next?\" default=\"Gateway_0now_Event_0date\"", "")
                .block("Event_0date", "timer-date", "Reminder due", "<bpmn:timerEventDefinition id=\"Timer_1\"><bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${nextAt}</bpmn:timeDate></bpmn:timerEventDefinition>")
                .block("decideHowToGoOn", "task-decideHowToGoOn", "Decide how to go on", "")
                .block("Activity_0send", "step-sendReminder", "Send reminder", "")
                .element("endEvent", "Event_0end", " name=\"Nothing to collect\"", "")
                .element("subProcess", "Activity_0paid", " name=\"Paid\" triggeredByEvent=\"true\"", "<bpmn:startEvent id=\"Event_0paid\" name=\"Receivable settled\">" + settled
                        + "</bpmn:startEvent><bpmn:endEvent id=\"Event_0over\" name=\"Collected\" /><bpmn:sequenceFlow id=\"Flow_0over\" sourceRef=\"Event_0paid\" targetRef=\"Event_0over\" />")
                .flow("StartEvent_1", "Activity_0plan", null, null).flow("Activity_0plan", "Gateway_0now", null, null)
                .flow("Gateway_0now", "Event_0date", "wait", null).flow("Gateway_0now", "Event_0end", "settled", "${nextStep == 'settled'}")
                .flow("Event_0date", "decideHowToGoOn", null, null).flow("decideHowToGoOn", "Activity_0send", null, null).flow("Activity_0send", "Activity_0plan", null, null).toString();
    }
}
