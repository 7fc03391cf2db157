package io.throughline.billing;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Where the approved hours of each project stand: approved = billed + covered by fixed fee + non-billable + written off + unbilled.
 * What is on a live draft counts as taken; hours of a non-billable project are not billable.
 */
public record HoursStanding(List<OfProject> projects) {

    public record OfProject(String projectCode, BigDecimal approved, BigDecimal billed, BigDecimal coveredByFixedFee, BigDecimal nonBillable,
                            BigDecimal writtenOff, BigDecimal unbilled) {

        OfProject notBillable() {
            return new OfProject(projectCode, approved, billed, coveredByFixedFee, nonBillable.add(unbilled), writtenOff, new BigDecimal("0.00"));
        }
    }

    public HoursStanding {
        projects = projects.stream().sorted(Comparator.comparing(OfProject::projectCode)).toList();
    }

    public BigDecimal approved() {
        return sum(OfProject::approved);
    }

    public BigDecimal billed() {
        return sum(OfProject::billed);
    }

    public BigDecimal coveredByFixedFee() {
        return sum(OfProject::coveredByFixedFee);
    }

    public BigDecimal nonBillable() {
        return sum(OfProject::nonBillable);
    }

    public BigDecimal writtenOff() {
        return sum(OfProject::writtenOff);
    }

    public BigDecimal unbilled() {
        return sum(OfProject::unbilled);
    }

    private BigDecimal sum(Function<OfProject, BigDecimal> hours) {
        return projects.stream().map(hours).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }
}
