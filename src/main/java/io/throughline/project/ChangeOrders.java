package io.throughline.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.project.ChangeOrder.Changes;
import io.throughline.project.ChangeOrder.State;
import io.throughline.project.Consent.Kind;
import io.throughline.project.NewProject.NewMilestone;
import io.throughline.project.change.ChangeOrderDecided;
import io.throughline.project.change.ChangeOrderProposed;
import io.throughline.project.change.ChangePaper;
import io.throughline.project.change.ChangedAgreement;
import io.throughline.project.terms.TermsCheck;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes to what was agreed with a client: nothing of them holds before the client accepted; then budget, milestones and a new version of the terms do. */
@Service
@Transactional
public class ChangeOrders {
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();
    private final JdbcClient db;
    private final Projects projects;
    private final BillingTerms terms;
    private final TermsCheck check;
    private final Milestones milestones;
    private final ClientConsents consents;
    private final ChangePaper paper;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;

    ChangeOrders(JdbcClient db, Projects projects, BillingTerms terms, TermsCheck check, Milestones milestones, ClientConsents consents, ChangePaper paper, FirmClock clock, ApplicationEventPublisher events) {
        this.db = db;
        this.projects = projects;
        this.terms = terms;
        this.check = check;
        this.milestones = milestones;
        this.consents = consents;
        this.paper = paper;
        this.clock = clock;
        this.events = events;
    }

    /** In the order they were proposed. */
    public List<ChangeOrder> of(String projectCode) {
        return db.sql("select * from app.change_order where project_code = ? order by number").param(projectCode).query(ChangeOrders::order).list();
    }

    public ChangeOrder get(String projectCode, int number) {
        return find(projectCode, number).orElseThrow(() -> new Unknown("change order", projectCode + "/" + number));
    }

    private Optional<ChangeOrder> find(String projectCode, int number) {
        return db.sql("select * from app.change_order where project_code = ? and number = ?").params(projectCode, number).query(ChangeOrders::order).optional();
    }

    /** Publishes ChangeOrderProposed, and has the client asked. One at a time: the next one starts from what came of it. */
    public ChangeOrder propose(String projectCode, String title, LocalDate validFrom, Changes wanted) {
        var project = projects.lock(projectCode);
        mayBePut(project);
        var problems = new FieldCheck();
        var named = problems.line("title", title);
        var changes = wanted == null ? new Changes(null, null, null, null, null, null) : wanted;
        var from = validFrom == null ? clock.today() : validFrom;
        var before = before(projectCode, from);
        var after = checked(project, from, before, changes, problems);
        problems.throwProblems();
        int number = db.sql("select coalesce(max(number), 0) + 1 from app.change_order where project_code = ?").param(projectCode).query(Integer.class).single();
        db.sql("insert into app.change_order (project_code, number, title, valid_from, changes, proposed_by, proposed_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(projectCode, number, named, from, write(changes), Actor.current(), Timestamp.from(clock.instant())).update();
        events.publishEvent(new ChangeOrderProposed(projectCode, number, named, from, changes));
        consents.ask(projectCode, Kind.CHANGE_ORDER, String.valueOf(number), null, paper.of(project, number, named, from, before, after, changes, milestones.of(projectCode)));
        return get(projectCode, number);
    }

    /** One at a time lies before the client, of a project that still goes on. */
    private void mayBePut(ProjectSummary project) {
        if (project.state() == ProjectState.DELIVERED || project.state() == ProjectState.CLOSED || project.state() == ProjectState.CANCELLED) {
            throw new Refused("Project %s is %s: nothing of it can be agreed otherwise.".formatted(project.code(), project.state().inWords()));
        }
        of(project.code()).stream().filter(o -> o.state() == State.PROPOSED).findFirst().ifPresent(o -> {
            throw new Refused("Change order %d waits for the client's answer: withdraw it, or wait for it.".formatted(o.number()));
        });
    }

    /** As long as the client has not accepted it. */
    public ChangeOrder withdraw(String projectCode, int number, String reason) {
        var order = get(projectCode, number);
        if (order.state() == State.ACCEPTED || order.state() == State.WITHDRAWN) throw new Refused("Change order %d is %s already.".formatted(number, order.state().name().toLowerCase()));
        consents.of(projectCode).stream().filter(c -> c.open() && c.kind() == Kind.CHANGE_ORDER && c.about().equals(String.valueOf(number))).forEach(c -> consents.withdraw(c.id(), reason));
        return get(projectCode, number).state() == State.WITHDRAWN ? get(projectCode, number) : decided(order, State.WITHDRAWN, null);
    }

    /** Once more after a refusal: it lies before the client again. Publishes ChangeOrderProposed. */
    @EventListener
    public void on(ConsentAsked question) {
        if (question.kind() != Kind.CHANGE_ORDER) return;
        var order = get(question.projectCode(), Integer.parseInt(question.about()));
        if (order.state() != State.REFUSED) return;
        mayBePut(projects.lock(order.projectCode()));
        db.sql("update app.change_order set state = 'PROPOSED', decided_at = null where project_code = ? and number = ?").params(order.projectCode(), order.number()).update();
        events.publishEvent(new ChangeOrderProposed(order.projectCode(), order.number(), order.title(), order.validFrom(), order.changes()));
    }

    /** What the client says holds at once, in the same transaction. */
    @EventListener
    public void on(ConsentAnswered answer) {
        if (answer.kind() != Kind.CHANGE_ORDER) return;
        var order = get(answer.projectCode(), Integer.parseInt(answer.about()));
        decided(order, answer.accepted() ? State.ACCEPTED : State.REFUSED, answer.accepted() ? apply(order) : null);
    }

    @EventListener
    public void on(ConsentWithdrawn news) {
        if (news.kind() != Kind.CHANGE_ORDER || news.askedAgain()) return;
        var order = get(news.projectCode(), Integer.parseInt(news.about()));
        if (order.state() == State.PROPOSED) decided(order, State.WITHDRAWN, null);
    }

    private Integer apply(ChangeOrder order) {
        var project = projects.lock(order.projectCode());
        var before = before(order.projectCode(), order.validFrom());
        var problems = new FieldCheck();
        var after = checked(project, order.validFrom(), before, order.changes(), problems);
        problems.throwProblems();
        projects.change(order.projectCode(), new ProjectChange(null, null, after.budgetHours(), after.budgetAmount()));
        var known = milestones.of(order.projectCode()).stream().collect(Collectors.toMap(Milestone::name, Function.identity()));
        for (var m : order.changes().milestones()) {
            var old = known.get(m.name());
            if (old == null) milestones.plan(order.projectCode(), new NewMilestone(m.name(), m.dueDate()));
            else if (m.dueDate() != null && !m.dueDate().equals(old.dueDate())) milestones.move(old.id(), m.dueDate());
        }
        return after.terms().equals(before) ? null : (Integer) terms.agree(order.projectCode(), order.validFrom(), after.terms()).version();
    }

    private ChangedAgreement checked(ProjectSummary project, LocalDate from, Terms before, Changes changes, FieldCheck problems) {
        terms.of(project.code()).stream().filter(v -> v.validFrom().isAfter(from)).findFirst().ifPresent(v ->
                problems.problem("validFrom", "version %d of the terms begins on %s, after %s: let the change order begin then or later".formatted(v.version(), v.validFrom(), from)));
        var after = ChangedAgreement.of(project, before, changes, problems);
        var known = milestones.of(project.code()).stream().collect(Collectors.toMap(Milestone::name, Function.identity()));
        var names = new HashSet<>(known.keySet());
        for (int i = 0; i < changes.milestones().size(); i++) {
            var m = changes.milestones().get(i);
            var name = problems.line("milestones[%d].name".formatted(i), m.name());
            var old = known.get(name);
            if (old != null && old.accepted()) problems.problem("milestones[%d].name".formatted(i), "'%s' was accepted on %s".formatted(name, old.acceptedOn()));
            if (old != null && m.dueDate() == null && m.amount() == null) problems.problem("milestones[%d].dueDate".formatted(i), "'%s' is there already: say what changes".formatted(name));
            names.add(name);
        }
        if (!after.terms().equals(Terms.NONE)) check.valid(after.terms(), after.budgeted(project), names, problems);
        boolean same = after.terms().equals(before) && changes.milestones().isEmpty() && after.budgetHours().compareTo(project.budgetHours()) == 0 && after.budgetAmount().compareTo(project.budgetAmount()) == 0;
        if (same) problems.problem("changes", "nothing is changed");
        return after;
    }

    private Terms before(String projectCode, LocalDate from) {
        return terms.on(projectCode, from).map(BillingTerms.Version::terms).orElse(Terms.NONE);
    }

    private ChangeOrder decided(ChangeOrder order, State state, Integer version) {
        db.sql("update app.change_order set state = ?, terms_version = ?, decided_at = ? where project_code = ? and number = ?")
                .params(Arrays.asList(state.name(), version, Timestamp.from(clock.instant()), order.projectCode(), order.number())).update();
        events.publishEvent(new ChangeOrderDecided(order.projectCode(), order.number(), state, version));
        return get(order.projectCode(), order.number());
    }

    private static ChangeOrder order(ResultSet row, int n) throws SQLException {
        try {
            var decided = row.getTimestamp("decided_at");
            return new ChangeOrder(row.getString("project_code"), row.getInt("number"), row.getString("title"), row.getObject("valid_from", LocalDate.class), JSON.readValue(row.getString("changes"), Changes.class),
                    row.getString("proposed_by"), row.getTimestamp("proposed_at").toInstant(), State.valueOf(row.getString("state")), (Integer) row.getObject("terms_version"), decided == null ? null : decided.toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a change order of " + row.getString("project_code"), e);
        }
    }

    private static String write(Changes changes) {
        try {
            return JSON.writeValueAsString(changes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write down a change order", e);
        }
    }
}
