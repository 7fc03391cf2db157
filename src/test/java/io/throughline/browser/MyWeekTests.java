package io.throughline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.throughline.quantity.IsoWeek;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A consultant's week by keyboard, on a phone, and from two screens at once. */
@BrowserTest
class MyWeekTests {
    @Autowired SmallFirm firm;

    @Test
    void isTypedCopiedAndHandedIn() {
        var project = firm.inDelivery();
        var monday = firm.monday();
        firm.log(monday.minusDays(7), "consultant", project, "T1", "4.00", "");
        firm.log(monday.minusDays(6), "consultant", project, "T2", "2.00", "");
        try (var visit = at(monday, Visit.DESK)) {
            type(visit, project, "T1", monday, "1:30");
            visit.page.keyboard().press("ArrowRight");
            visit.page.keyboard().type("90m");
            visit.page.keyboard().press("Enter");
            visit.page.keyboard().type("2,25");
            visit.page.keyboard().press("n");
            visit.page.keyboard().type("Kick-off with the works council");
            visit.page.keyboard().press("Enter");
            visit.page.keyboard().press("ArrowRight");
            visit.page.locator("#total-week:text-is('5:15')").waitFor();
            visit.picture("my-week").accessible().fits();
        }
        assertThat(hours(monday)).containsExactly("1.50", "1.50", "2.25");
        assertThat(firm.timesheets.week("consultant", IsoWeek.of(monday)).lines()).anyMatch(l -> l.note().equals("Kick-off with the works council"));
        try (var visit = at(monday, Visit.DESK)) {
            visit.press("Hand in this week");
            visit.says("handed in", "5:15");
            visit.picture("my-week-handed-in");
        }
    }

    @Test
    void takesACopyOfLastWeekBackAgain() {
        var project = firm.inDelivery();
        var monday = firm.monday();
        firm.log(monday.minusDays(7), "consultant", project, "T1", "4.00", "");
        try (var visit = at(monday, Visit.DESK)) {
            visit.press("Copy last week").says("Take them back");
            assertThat(hours(monday)).contains("4.00");
            visit.press("Take them back");
            assertThat(hours(monday)).isEmpty();
        }
    }

    @Test
    void saysWhatIsNoHoursAtTheCell() {
        var project = firm.inDelivery();
        var monday = firm.monday();
        firm.log(monday.minusDays(7), "consultant", project, "T1", "4.00", "");
        try (var visit = at(monday, Visit.DESK)) {
            type(visit, project, "T1", monday, "soon");
            visit.page.keyboard().press("ArrowDown");
            visit.page.getByText("'soon' are no hours").waitFor();
            type(visit, project, "T1", monday, "25");
            visit.page.keyboard().press("ArrowDown");
            visit.page.getByText("A day has 24 hours").waitFor();
            assertThat(hours(monday)).isEmpty();
        }
    }

    @Test
    void showsBothValuesWhereTwoScreensWriteTheSameCell() {
        var project = firm.inDelivery();
        var monday = firm.monday();
        firm.log(monday, "consultant", project, "T1", "1.00", "");
        try (var one = at(monday, Visit.DESK); var other = at(monday, Visit.DESK)) {
            type(one, project, "T1", monday, "2");
            one.page.keyboard().press("ArrowDown");
            one.page.locator("#total-week:text-is('2:00')").waitFor();
            type(other, project, "T1", monday, "3");
            other.page.keyboard().press("ArrowDown");
            other.page.getByText("Meanwhile 2:00 was written here, you wrote 3:00.").waitFor();
            assertThat(hours(monday)).containsExactly("2.00");
            other.press("Keep mine");
            other.page.locator("#total-week:text-is('3:00')").waitFor();
            assertThat(hours(monday)).containsExactly("3.00");
        }
    }

    @Test
    void showsOneDayOnAPhoneAndWhatCameBack() {
        var key = firm.weekHandedIn(firm.inDelivery());
        var monday = firm.times.today();
        var line = firm.timesheets.week("consultant", IsoWeek.of(monday)).lines().get(0).id();
        firm.complete("approveTimesheet", key, "manager", "manager", Map.of("rejectedLines", Long.toString(line), "comment", "Which team?"));
        try (var visit = at(monday, Visit.PHONE)) {
            visit.says("Came back to you", "Which team?", "Hand in again");
            visit.picture("my-week-phone").accessible().fits();
        }
        try (var dark = firm.visit("consultant", Visit.DESK, "de-DE", ColorScheme.DARK)) {
            dark.go("/week/" + IsoWeek.of(monday));
            dark.says("Kam zu Ihnen zurück", "Erneut abgeben");
            dark.picture("my-week-dark-german").accessible();
        }
    }

    @Test
    void isReadByTheManagerAndByNoColleague() {
        firm.weekHandedIn(firm.inDelivery());
        var week = IsoWeek.of(firm.times.today());
        try (var visit = firm.visit("manager", Visit.DESK)) {
            assertThat(visit.go("/week/" + week + "?person=consultant").text()).contains("The week of Carla Berg, to read.", "6:30").doesNotContain("Hand in");
        }
        try (var visit = firm.visit("consultant", Visit.DESK)) {
            assertThat(visit.go("/week/" + week + "?person=manager").text()).contains("That is not for you");
        }
    }

    private Visit at(LocalDate day, int width) {
        return firm.visit("consultant", width).go("/week/" + IsoWeek.of(day));
    }

    private static void type(Visit visit, String project, String task, LocalDate day, String hours) {
        var cell = visit.page.locator(".week form:has(input[name=project][value='%s']):has(input[name=task][value='%s']):has(input[name=day][value='%s']) .hours".formatted(project, task, day));
        cell.focus();
        cell.fill(hours);
    }

    private java.util.List<String> hours(LocalDate monday) {
        return firm.timesheets.week("consultant", IsoWeek.of(monday)).lines().stream().map(l -> l.hours().toPlainString()).sorted().toList();
    }
}
