package io.throughline.process.task;

import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.people.SubstituteNamed;
import io.throughline.people.Substitutes;
import io.throughline.process.TaskSubstituted;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * While somebody is away, what they are to decide goes to their substitute: new tasks as they appear, those that wait when the substitute is named
 * or next looks at their list. What only the author can mend stays with the author, and nobody is handed what is about themselves.
 */
@Component
public class StandIns {
    /** These go to who wrote what came back. */
    private static final Set<String> OF_AUTHORS = Set.of("correctRejectedLines", "correctExpense", "completeExpense");
    private static final String ABSENT = "standsInFor";
    private static final long FRESH = Duration.ofSeconds(20).toNanos();

    private final Substitutes substitutes;
    private final People people;
    private final TaskService tasks;
    private final ApplicationEventPublisher events;
    private volatile boolean any = true;
    private volatile long askedAt = System.nanoTime() - FRESH - 1;

    StandIns(Substitutes substitutes, People people, TaskService tasks, ApplicationEventPublisher events) {
        this.substitutes = substitutes;
        this.people = people;
        this.tasks = tasks;
        this.events = events;
    }

    /** Hands a task that appears to the substitute, where its person has one today. */
    void handOver(DelegateTask task) {
        var user = task.getAssignee();
        if (user == null || OF_AUTHORS.contains(task.getTaskDefinitionKey()) || !any()) return;
        var absent = people.personOf(user);
        var substitute = substitutes.today(absent).filter(s -> !s.equals(task.getVariable("personCode")));
        substitute.ifPresent(s -> {
            task.setVariableLocal(ABSENT, name(absent));
            task.setAssignee(people.userOf(s));
            events.publishEvent(new TaskSubstituted(task.getId(), task.getTaskDefinitionKey(), task.getExecution().getProcessBusinessKey(), absent, s));
        });
    }

    /** The name of whoever the task was for; empty where it is its own person's. */
    Optional<String> absent(DelegateTask task) {
        return any() ? Optional.ofNullable((String) task.getVariableLocal(ABSENT)) : Optional.empty();
    }

    @EventListener
    public void on(SubstituteNamed news) {
        askedAt = System.nanoTime() - FRESH - 1;
        if (substitutes.today(news.personCode()).filter(news.substituteCode()::equals).isPresent()) handOver(news.personCode(), news.substituteCode());
    }

    /** What waits for those whom the user stands in for today. */
    @Transactional
    public void collectFor(String user) {
        if (!any()) return;
        var person = people.personOf(user);
        substitutes.standsInFor(person).forEach(absent -> handOver(absent, person));
    }

    private void handOver(String absent, String substitute) {
        for (var task : tasks.createTaskQuery().taskAssignee(people.userOf(absent)).active().list()) {
            if (OF_AUTHORS.contains(task.getTaskDefinitionKey()) || Objects.equals(tasks.getVariable(task.getId(), "personCode"), substitute)) continue;
            tasks.setVariableLocal(task.getId(), ABSENT, name(absent));
            tasks.setAssignee(task.getId(), people.userOf(substitute));
            events.publishEvent(new TaskSubstituted(task.getId(), task.getTaskDefinitionKey(), task.getProcessInstanceId(), absent, substitute));
        }
    }

    private String name(String person) {
        return people.find(person).map(Person::name).orElse(person);
    }

    /** Mostly nobody is away: asked anew every twenty seconds, not for each task. */
    private boolean any() {
        if (System.nanoTime() - askedAt > FRESH) {
            any = substitutes.any();
            askedAt = System.nanoTime();
        }
        return any;
    }
}
