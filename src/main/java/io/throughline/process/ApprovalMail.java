package io.throughline.process;

import io.throughline.expense.Expenses.ExpenseView;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.mail.PostOffice;
import io.throughline.mail.PostOffice.Letter;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.Route;
import io.throughline.timesheet.Timesheets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Letters to people of the firm about what waits for their decision, and about weeks that were not handed in. A group is written to at the firm's address. */
@Component
class ApprovalMail {
    private final PostOffice post;
    private final Timesheets timesheets;
    private final People people;
    private final Firm firm;
    private final FirmClock clock;

    ApprovalMail(PostOffice post, Timesheets timesheets, People people, Firm firm, FirmClock clock) {
        this.post = post;
        this.timesheets = timesheets;
        this.people = people;
        this.firm = firm;
        this.clock = clock;
    }

    void remind(long sheetId, String approver) {
        var sheet = timesheets.sheet(sheetId);
        var author = people.get(sheet.personCode());
        var lines = timesheets.waiting(sheetId, approver).size();
        post.post(new Letter("approval-reminder:%d:%s:%s".formatted(sheetId, approver, clock.today()), address(approver),
                "%s waits for your approval".formatted(sheet.key()),
                """
                %d lines of %s (%s) in week %s have waited for your approval for three working days.
                You find them in the task list. After five working days they go to a director.
                """.formatted(lines, author.name(), author.code(), sheet.isoWeek()), "timesheet:" + sheetId, List.of()));
    }

    /** {@code approver} empty: any director. */
    void remindOfExpense(ExpenseView expense, Optional<String> approver) {
        var author = people.get(expense.personCode());
        post.post(new Letter("expense-reminder:%d:%s".formatted(expense.id(), clock.today()), approver.map(this::address).orElseGet(() -> firm.profile().email()),
                "Expense %d waits for your approval".formatted(expense.id()),
                """
                %s for %s, spent by %s (%s) on %s for project %s, has waited for your approval for three working days.
                You find it in the task list. After five working days it goes to a director.
                """.formatted(expense.amount(), expense.category(), author.name(), author.code(), expense.expenseDate(), expense.projectCode()),
                "expense:" + expense.id(), List.of()));
    }

    void remindOfWeek(Person person, IsoWeek week, int time) {
        var logged = timesheets.hours(person.code(), week.monday(), week.sunday());
        post.post(new Letter("week-reminder:%s:%s:%s".formatted(person.code(), week, clock.today()), person.email(),
                time == 1 ? "Your week %s is not submitted".formatted(week) : "Your week %s is still not submitted".formatted(week),
                """
                Hello %s,

                week %s (%s to %s) is not submitted yet. It holds %s hours so far.
                Please enter what is missing and submit it, or submit it with "nothing to report".
                %s
                """.formatted(person.name(), week, week.monday(), week.sunday(), logged.toPlainString(),
                        time == 1 ? "You will be reminded once more; then your manager is asked." : "If it is still open tomorrow at noon, your manager is asked to see to it."),
                "person:" + person.code(), List.of()));
    }

    private String address(String approver) {
        var person = Route.person(approver);
        return person == null ? firm.profile().email() : people.find(person).map(Person::email).orElseGet(() -> firm.profile().email());
    }
}
