package io.throughline.replay.demo;

import io.throughline.journal.Actor;
import io.throughline.mail.Bounces;
import io.throughline.mail.Mails;
import io.throughline.process.Inbox;
import io.throughline.process.VirtualTime;
import io.throughline.project.BillingModel;
import io.throughline.project.NewProject;
import io.throughline.project.NewProject.NewMilestone;
import io.throughline.project.ProjectPattern;
import io.throughline.project.ProjectTemplate;
import io.throughline.project.ProjectTemplate.Goal;
import io.throughline.project.ProjectTemplate.Step;
import io.throughline.project.ProjectTemplates;
import io.throughline.project.Projects;
import io.throughline.quantity.IsoWeek;
import io.throughline.receivables.Receivables;
import io.throughline.replay.deed.BoardOutOfOrder;
import io.throughline.replay.deed.Stage;
import io.throughline.timesheet.Timesheets;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What lies on everybody's desk on the demo's last day: something to set up, to sign off, to mend, to settle, to try again. */
public final class DemoDesks {
    private final Stage stage;
    private final LocalDate monday;

    public DemoDesks(Stage stage, LocalDate monday) {
        this.stage = stage;
        this.monday = monday;
    }

    public void leaveOpen() {
        keepTemplates();
        confirmProjects();
        Actor.as("manager", () -> stage.the(Projects.class).putOnHold("DELTA-SUPPLY", "Delta is choosing a new head of purchasing; we go on once they have started."));
        dispute();
        sendALineBack();
        haveALetterReturned();
        new DemoPlans(stage, monday).make();
        stage.the(VirtualTime.class).drain();
    }

    private void keepTemplates() {
        var templates = stage.the(ProjectTemplates.class);
        Actor.as("mara", () -> {
            var portal = templates.proposal("LUMEN-LAB", true);
            templates.keep(of(portal, "PORTAL", "Client portal", "A portal for a client's own customers, from the first interviews to hand-over; estimates are what LUMEN-LAB took.",
                    List.of(new Goal("Concept accepted", 45), new Goal("Prototype shown", 120), new Goal("Go-live", 270)),
                    List.of(new Step("File the contract", 1), new Step("Sign the data processing agreement", 3), new Step("Assign the team", 3), new Step("Access to the client's systems", 5))));
            var audit = templates.proposal("DELTA-SHOP", true);
            templates.keep(of(audit, "AUDIT", "Web shop audit", "A fixed fee for a look at a shop: findings with a screenshot each, and a talk about them.",
                    List.of(new Goal("Findings handed over", 120)), List.of(new Step("File the contract", 1), new Step("Access to the shop's back office", 2))));
        });
    }

    private static ProjectTemplate of(ProjectTemplate t, String code, String name, String description, List<Goal> goals, List<Step> steps) {
        return new ProjectTemplate(code, name, description, t.billingModel(), t.currency(), t.budgetHours(), t.budgetAmount(), t.rate(), t.madeFrom(), t.tasks(), goals, steps);
    }

    private void confirmProjects() {
        var tide = new NewProject("NORD-TIDE", "Tidal forecast", "NORD", "manager", BillingModel.TIME_AND_MATERIALS, "EUR", monday.plusWeeks(2),
                BigDecimal.valueOf(320), BigDecimal.valueOf(38400), List.of(), List.of(new NewMilestone("First forecast", monday.plusWeeks(8))));
        Actor.as("manager", () -> stage.the(Projects.class).confirm(tide));
        stage.the(VirtualTime.class).drain();
        var portal = new NewProject("HAFEN-BERTH", "Berth booking portal", "HAFEN", "mara", null, null, monday.plusWeeks(1), null, null, null, null);
        Actor.as("mara", () -> stage.the(ProjectPattern.class).confirm(portal, "PORTAL"));
        var board = stage.the(BoardOutOfOrder.class);
        board.outOfOrder("09:00");
        stage.the(VirtualTime.class).drain();
        board.outOfOrder(null);
    }

    private void dispute() {
        var receivables = stage.the(Receivables.class);
        receivables.open().stream().reduce((earlier, later) -> later).ifPresent(invoice -> Actor.as("finance",
                () -> receivables.openDispute(invoice.number(), "Two of the workshops were prepared by our own people.")));
    }

    /** Ben's manager asks what a line was for; the rest of his week waits. */
    private void sendALineBack() {
        var week = IsoWeek.of(monday.minusDays(7));
        var key = "ben/" + week;
        var inbox = stage.the(Inbox.class);
        inbox.open("approveTimesheet", key).stream().findFirst().ifPresent(task -> {
            var lines = stage.the(Timesheets.class).week("ben", week).lines().stream().filter(l -> task.getAssignee().equals(l.approver())).toList();
            if (lines.isEmpty()) return;
            inbox.complete(task.getId(), task.getAssignee(), List.of("consultant", "manager"), Map.of("rejectedLines", Long.toString(lines.get(0).id()),
                    "comment", "Which of the two workshops was this? Please say so in the note: the client will ask."));
        });
    }

    private void haveALetterReturned() {
        var receivables = stage.the(Receivables.class);
        var mails = stage.the(Mails.class);
        receivables.open().stream().filter(r -> r.clientCode().equals("LUMEN")).reduce((earlier, later) -> later)
                .flatMap(r -> mails.about("invoice:" + r.draftId()).stream().findFirst()).ifPresent(letter -> {
                    var messageId = "<letter-%d@lindenhof.example>".formatted(letter.id());
                    stage.the(JdbcClient.class).sql("update app.mail set state = 'SENT', attempts = 1, link = null, message_id = ?, sent_at = ? where id = ?")
                            .param(messageId).param(Timestamp.from(letter.postedAt().plusSeconds(4))).param(letter.id()).update();
                    stage.the(Bounces.class).cameBack(messageId, "550 5.1.1 " + letter.to() + ": there is no such mailbox here");
                });
    }
}
