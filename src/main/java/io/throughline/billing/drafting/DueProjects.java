package io.throughline.billing.drafting;

import static io.throughline.project.BillingModel.FIXED_FEE;
import static io.throughline.project.BillingModel.NON_BILLABLE;
import static io.throughline.project.BillingModel.RETAINER;
import static io.throughline.project.BillingModel.TIME_AND_MATERIALS;

import io.throughline.billing.contract.Plans;
import io.throughline.billing.drafting.BillingRunRows.Run;
import io.throughline.billing.unbilled.Unbilled;
import io.throughline.project.ProjectState;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Projects;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which projects a run has to look at. Reads only. */
@Component
class DueProjects {
    private final BillingRunRows runs;
    private final Unbilled unbilled;
    private final Portions portions;
    private final Projects projects;
    private final Plans plans;

    DueProjects(BillingRunRows runs, Unbilled unbilled, Portions portions, Projects projects, Plans plans) {
        this.runs = runs;
        this.unbilled = unbilled;
        this.portions = portions;
        this.projects = projects;
        this.plans = plans;
    }

    /** Open billable items, a fee earned but not billed, what of a contract is due, or a delivered project before its last run; in code order. */
    List<String> of(Run run) {
        var upTo = run.upTo();
        var all = projects.all().stream().collect(Collectors.toMap(ProjectSummary::code, Function.identity()));
        var due = new TreeSet<String>();
        unbilled.projectsWithTime(upTo).stream().filter(code -> all.get(code).billingModel() != NON_BILLABLE).forEach(due::add);
        unbilled.projectsWithExpenses(upTo).stream().filter(code -> all.get(code).billingModel() == TIME_AND_MATERIALS || all.get(code).billingModel() == RETAINER).forEach(due::add);
        var delivered = codes(all.values().stream().filter(Reckoning::delivered).toList());
        delivered.removeAll(runs.withLastRun(delivered));
        delivered.removeAll(unbilled.workedAfter(delivered, upTo));
        due.addAll(delivered);
        due.addAll(feesEarned(all.values().stream().filter(p -> p.billingModel() == FIXED_FEE && p.state() != ProjectState.SETUP)
                .filter(p -> !due.contains(p.code())).toList(), upTo));
        due.addAll(plans.due(all, due, upTo));
        return List.copyOf(plans.leads(due, upTo)).stream().filter(run::takes).toList();
    }

    /** Hours that are not billable count for the progress of a fixed fee, too. */
    private List<String> feesEarned(List<ProjectSummary> fixedFees, LocalDate upTo) {
        var hours = unbilled.approvedHours(codes(fixedFees), upTo);
        var billed = portions.feesBilled(codes(fixedFees));
        return fixedFees.stream().filter(p -> hours.containsKey(p.code()))
                .filter(p -> Reckoning.feeEarned(p, hours.get(p.code()), false).amount().compareTo(billed.getOrDefault(p.code(), BigDecimal.ZERO)) > 0)
                .map(ProjectSummary::code).toList();
    }

    private static TreeSet<String> codes(List<ProjectSummary> projects) {
        return projects.stream().map(ProjectSummary::code).collect(Collectors.toCollection(TreeSet::new));
    }
}
