package io.throughline.project;

import io.throughline.api.Refused;
import io.throughline.quantity.Money;
import io.throughline.quantity.Rounding;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/** An engagement from its confirmation to its end; each verb guards itself and says which state it met. */
@Entity
@Table(name = "project")
public class Project {
    @Id
    private String code;
    private String name;
    private String clientCode;
    private String managerCode;
    @Enumerated(EnumType.STRING)
    private BillingModel billingModel;
    @Column(columnDefinition = "bpchar")
    private String currency;
    private LocalDate startDate;
    private BigDecimal budgetHours;
    private BigDecimal budgetAmount;
    @Enumerated(EnumType.STRING)
    private ProjectState state;
    private LocalDate deliveredOn;
    private LocalDate closedOn;
    private String lessons;
    @Version
    private Integer version;

    protected Project() {}

    private Project(NewProject confirmed, ProjectState state) {
        this.code = confirmed.code();
        this.name = confirmed.name();
        this.clientCode = confirmed.clientCode();
        this.managerCode = confirmed.managerCode();
        this.billingModel = confirmed.billingModel();
        this.currency = confirmed.currency();
        this.startDate = confirmed.startDate();
        this.budgetHours = confirmed.budgetHours();
        this.budgetAmount = confirmed.budgetAmount();
        this.state = state;
    }

    static Project confirmed(NewProject project) {
        return new Project(project, ProjectState.SETUP);
    }

    static Project takenOver(NewProject project) {
        return new Project(project, ProjectState.IN_DELIVERY);
    }

    Project openDelivery() {
        return from(Set.of(ProjectState.SETUP), "opened for delivery").to(ProjectState.IN_DELIVERY);
    }

    Project putOnHold() {
        return from(Set.of(ProjectState.IN_DELIVERY), "put on hold").to(ProjectState.ON_HOLD);
    }

    Project resume() {
        return from(Set.of(ProjectState.ON_HOLD), "resumed").to(ProjectState.IN_DELIVERY);
    }

    Project cancel() {
        return from(Set.of(ProjectState.SETUP, ProjectState.IN_DELIVERY, ProjectState.ON_HOLD), "cancelled").to(ProjectState.CANCELLED);
    }

    Project completeDelivery(LocalDate today) {
        from(Set.of(ProjectState.IN_DELIVERY), "delivered");
        deliveredOn = today;
        return to(ProjectState.DELIVERED);
    }

    Project close(LocalDate today, String learned) {
        from(Set.of(ProjectState.DELIVERED), "closed");
        closedOn = today;
        lessons = learned;
        return to(ProjectState.CLOSED);
    }

    Project handOver(String newManager) {
        running("handed over");
        if (newManager.equals(managerCode)) throw new Refused("%s manages project %s already.".formatted(newManager, code));
        managerCode = newManager;
        return this;
    }

    Project change(String newName, BigDecimal newBudgetHours, BigDecimal newBudgetAmount) {
        running("changed");
        name = newName;
        budgetHours = newBudgetHours;
        budgetAmount = newBudgetAmount;
        return this;
    }

    void running(String verb) {
        from(Set.of(ProjectState.SETUP, ProjectState.IN_DELIVERY, ProjectState.ON_HOLD, ProjectState.DELIVERED), verb);
    }

    boolean is(ProjectState asked) {
        return state == asked;
    }

    String managerCode() {
        return managerCode;
    }

    public ProjectSummary summary() {
        return new ProjectSummary(code, name, clientCode, managerCode, billingModel, currency, startDate, Rounding.round(budgetHours, 2),
                Money.rounded(budgetAmount, currency).amount(), state);
    }

    private Project from(Set<ProjectState> allowed, String verb) {
        if (!allowed.contains(state)) throw new Refused("Project %s is %s and cannot be %s.".formatted(code, state.inWords(), verb));
        return this;
    }

    private Project to(ProjectState next) {
        state = next;
        return this;
    }
}
