package io.throughline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two plays of one history, laid beside each other. */
class WhatIfTests {
    @TempDir
    Path folder;

    @Test
    void tellsWhichInvoicesGoAnotherWayAndHow() throws IOException {
        play("today", "2026-02-10", "2026-03-13", "Check draft → Issue invoice", "1");
        play("draft", "2026-02-12", "2026-03-13 2026-03-24", "Check draft → Review invoice → Issue invoice", "2");
        var result = WhatIf.compare(PlayedFolder.read(folder.resolve("today")), PlayedFolder.read(folder.resolve("draft")), List.of(), 1);
        assertThat(result.same()).isEqualTo(1);
        assertThat(result.different()).isEqualTo(1);
        assertThat(result.cases().get(0).invoice()).isEqualTo("P1 #1");
        assertThat(result.cases().get(0).differences()).extracting(WhatIf.Difference::what).containsExactly("issue_date", "days_to_pay", "reminders", "path", "people", "lead_time");
        assertThat(result.today().meanDaysToPay()).isEqualTo(50.0);
        assertThat(result.draft().meanDaysToPay()).isEqualTo(49.0);
        assertThat(result.steps()).singleElement().satisfies(s -> assertThat(s.name() + " " + s.today() + " " + s.draft()).isEqualTo("Review invoice 1 2"));
        assertThat(WhatIfReport.page(result)).contains("<b>1</b> invoices go the same way, <b>1</b> another", "P1 #1", "Check draft → Review invoice → Issue invoice");
    }

    private void play(String name, String issued, String reminders, String path, String reviews) throws IOException {
        var out = Files.createDirectories(folder.resolve(name));
        Files.writeString(out.resolve("invoices.csv"), "project,client,issue_date,due_date,currency,net,vat,gross,paid_date,number\n"
                + "P1,C1," + issued + ",2026-03-12,EUR,100.00,19.00,119.00,2026-04-01,I1\nP2,C1,2026-02-10,2026-03-12,EUR,50.00,9.50,59.50,2026-04-01,I2\n");
        var csv = new StringBuilder("sent_date,project,issue_date,level\n");
        int level = 1;
        for (var day : reminders.split(" ")) csv.append(day).append(",P1,").append(issued).append(',').append(level++).append('\n');
        Files.writeString(out.resolve("reminders.csv"), csv);
        Files.writeString(out.resolve("paths.csv"), "process,case,path,people,lead_days\ninvoicing,I1," + path + "," + (reviews.equals("1") ? "" : "DIRECTOR") + "," + (reviews.equals("1") ? "0" : "2") + "\ninvoicing,I2,Check draft,,0\nexpense-approval,expense/1,Approve expense → Book it,P1,0\n");
        Files.writeString(out.resolve("steps.csv"), "process,element,step,type,times\ninvoicing,reviewInvoice,Review invoice,userTask," + reviews + "\n");
    }
}
