package io.throughline.replay.demo;

import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.replay.deed.Stage;
import io.throughline.timesheet.Bookings;
import io.throughline.timesheet.Bookings.NewBooking;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/** Who is promised to which project in the demo's next weeks, and who is away: one person has been promised twice. */
final class DemoPlans {
    /** Work less in a week than the others. */
    private static final Set<String> PART_TIME = Set.of("anna");
    private final Stage stage;
    private final LocalDate monday;

    DemoPlans(Stage stage, LocalDate monday) {
        this.stage = stage;
        this.monday = monday;
    }

    /** Only from now on are weekly hours counted: in the two years before nobody was asked for a missing week. */
    void make() {
        var people = stage.the(People.class);
        Actor.as("admin", () -> {
            people.all().forEach(p -> people.change(with(p, PART_TIME.contains(p.code()) ? "32" : "40")));
            people.recordAbsence("consultant", monday.plusWeeks(6), monday.plusWeeks(6).plusDays(4), "Holiday");
            people.recordAbsence("anna", monday.plusWeeks(3).plusDays(2), monday.plusWeeks(3).plusDays(4), "Training");
        });
        Actor.as("manager", () -> {
            book("consultant", "NORD-METER", 0, 4, "32", "Roll-out in the second district");
            book("consultant", "NORD-TIDE", 5, 8, "24", "");
            book("ben", "NORD-METER", 0, 6, "24", "");
            book("ben", "BAKER-STOCK", 2, 3, "24", "Stock-taking before the year ends");
            book("manager", "NORD-TIDE", 2, 8, "12", "");
        });
        Actor.as("mara", () -> {
            book("anna", "HAFEN-DATA", 0, 3, "24", "");
            book("anna", "HAFEN-BERTH", 4, 8, "28", "Interviews on the quay first");
            book("mara", "HAFEN-BERTH", 1, 8, "16", "");
            book("chris", "HAFEN-BERTH", 1, 8, "32", "");
        });
    }

    private void book(String person, String project, int firstWeek, int lastWeek, String hours, String note) {
        stage.the(Bookings.class).book(new NewBooking(person, project, monday.plusWeeks(firstWeek), monday.plusWeeks(lastWeek).plusDays(4), new BigDecimal(hours), note));
    }

    private static Person with(Person p, String weeklyHours) {
        return new Person(p.code(), p.name(), p.role(), p.costRate(), p.billRate(), p.email(), new BigDecimal(weeklyHours));
    }
}
