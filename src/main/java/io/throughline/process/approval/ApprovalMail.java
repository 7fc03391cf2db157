package io.throughline.process.approval;

import io.throughline.expense.Expenses.ExpenseView;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.mail.PostOffice;
import io.throughline.mail.PostOffice.Letter;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.process.LetterWords;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.Route;
import io.throughline.timesheet.Timesheets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        send("approval-reminder", "approval-reminder:%d:%s:%s".formatted(sheetId, approver, clock.today()), address(approver), language(approver),
                Map.of("lines", lines, "name", author.name(), "code", author.code(), "week", sheet.isoWeek()), "timesheet:" + sheetId);
    }

    /** {@code approver} empty: any director. */
    void remindOfExpense(ExpenseView expense, Optional<String> approver) {
        var author = people.get(expense.personCode());
        send("expense-reminder", "expense-reminder:%d:%s".formatted(expense.id(), clock.today()), approver.map(this::address).orElseGet(() -> firm.profile().email()),
                approver.map(this::language).orElse(Locale.UK), Map.of("id", expense.id(), "amount", expense.amount(), "category", expense.category(), "name", author.name(),
                        "code", author.code(), "day", expense.expenseDate(), "project", expense.projectCode()), "expense:" + expense.id());
    }

    void remindOfWeek(Person person, IsoWeek week, int time) {
        var logged = timesheets.hours(person.code(), week.monday(), week.sunday());
        send(time == 1 ? "week-reminder-1" : "week-reminder-2", "week-reminder:%s:%s:%s".formatted(person.code(), week, clock.today()), person.email(), person.spoken(),
                Map.of("name", person.name(), "week", week, "monday", week.monday(), "sunday", week.sunday(), "hours", logged.toPlainString()), "person:" + person.code());
    }

    private void send(String name, String key, String to, Locale language, Map<String, ?> gaps, String about) {
        var words = LetterWords.of(name, language, gaps);
        post.post(new Letter(key, to, words.subject(), words.body(), about, List.of()).in(language));
    }

    private Locale language(String approver) {
        var person = Route.person(approver);
        return person == null ? Locale.UK : people.find(person).map(Person::spoken).orElse(Locale.UK);
    }

    private String address(String approver) {
        var person = Route.person(approver);
        return person == null ? firm.profile().email() : people.find(person).map(Person::email).orElseGet(() -> firm.profile().email());
    }
}
