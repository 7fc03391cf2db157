package io.throughline.process.approval;

import io.throughline.firm.FirmClock;
import io.throughline.firm.WorkCalendar;
import io.throughline.models.Step;
import io.throughline.people.People;
import io.throughline.process.Answers;
import io.throughline.process.Moment;
import io.throughline.process.Shown;
import io.throughline.process.TaskView;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.Timesheets;
import io.throughline.timesheet.WeeklyTarget;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Mondays at noon: whoever owes the week before is reminded twice, a working day apart; then a manager is asked, until it is there. */
@Configuration(proxyBeanMethods = false)
class WeekReminder {
    private static final int REMINDERS = 2;

    @Bean
    @Step("Finds out who owes the week before and starts a reminder for each of them.")
    JavaDelegate listWhoOwes(MissingWeeks missing, FirmClock clock, ApplicationEventPublisher events) {
        return execution -> {
            var week = IsoWeek.of(clock.today().minusWeeks(1));
            missing.owing(week).forEach(person -> events.publishEvent(new WeekOwed(person.code(), week.toString())));
        };
    }

    @Bean
    @Step(value = "Reminds a person, by mail, of a week that is not submitted, and sets noon of the next working day to look again.",
            reads = {"personCode", "isoWeek"}, mayRead = "reminders", writes = {"reminders", "nextCheckAt"})
    JavaDelegate remindPerson(ApprovalMail mail, People people, WorkCalendar calendar, FirmClock clock) {
        return execution -> {
            int time = reminders(execution) + 1;
            mail.remindOfWeek(people.get(person(execution)), week(execution), time);
            execution.setVariable("reminders", time);
            var noon = calendar.plusWorkingDays(clock.now(), 1).with(LocalTime.NOON);
            execution.setVariable("nextCheckAt", Moment.of(noon));
        };
    }

    @Bean
    @Step(value = "Looks whether the week is still owed: settled, remind (not yet twice) or chase.", reads = {"personCode", "isoWeek", "reminders"},
            writes = "next")
    JavaDelegate checkWeek(MissingWeeks missing, People people) {
        return execution -> {
            boolean owes = missing.owes(people.get(person(execution)), week(execution));
            next(execution, !owes ? "settled" : reminders(execution) < REMINDERS ? "remind" : "chase");
        };
    }

    @Bean
    @Step(value = "Records what the manager found out: the person was away and owes nothing, or is to be reminded once more.",
            reads = {"personCode", "isoWeek", "decision", "comment"}, writes = "next")
    JavaDelegate settleMissingWeek(People people) {
        return execution -> {
            var answers = Answers.in(execution);
            boolean away = answers.text("decision").equals("away");
            if (away) people.recordAbsence(person(execution), week(execution).monday(), week(execution).sunday(), answers.text("comment"));
            next(execution, away ? "away" : "remind");
        };
    }

    @Bean
    TaskView chaseMissingWeekView(WeeklyTarget target, People people, Timesheets timesheets) {
        return task -> {
            var person = people.get(person(task.getExecution()));
            var week = week(task.getExecution());
            var view = new LinkedHashMap<String, Object>(Map.of("person", person.name(), "personCode", person.code(), "week", week.toString(),
                    "firstDay", Shown.day(week.monday()), "lastDay", Shown.day(week.sunday()), "more", "/week/%s?person=%s".formatted(week, person.code())));
            view.put("hours", timesheets.hours(person.code(), week.monday(), week.sunday()).toPlainString());
            view.put("target", target.of(person, week).toPlainString());
            view.put("reminders", reminders(task.getExecution()));
            return view;
        };
    }

    private static String person(DelegateExecution execution) {
        return (String) execution.getVariable("personCode");
    }

    private static IsoWeek week(DelegateExecution execution) {
        return IsoWeek.parse((String) execution.getVariable("isoWeek"));
    }

    private static int reminders(DelegateExecution execution) {
        return execution.getVariable("reminders") instanceof Number n ? n.intValue() : 0;
    }

    private static void next(DelegateExecution execution, String next) {
        execution.setVariable("next", Variables.stringValue(next, true));
    }
}
