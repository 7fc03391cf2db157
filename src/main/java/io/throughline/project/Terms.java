package io.throughline.project;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What was agreed on how a project is billed, beside its billing model; several may stand together. Amounts in the project's currency; null where
 * nothing of the kind was agreed. Hours that neither a fixed price nor a retainer covers are billed at their rates. {@code overrunConsent}: work at rates
 * that comes to more than the budget waits for the client's consent, as the table {@code overrun-consent} says.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Terms(TimeRounding rounding, Cap cap, Fixed fixed, Retainer retainer, List<Share> billTos, PurchaseOrder purchaseOrder, String invoiceWith, Boolean overrunConsent) {
    public static final Terms NONE = new Terms(null, null, null, null, null, null, null);

    public Terms(TimeRounding rounding, Cap cap, Fixed fixed, Retainer retainer, List<Share> billTos, PurchaseOrder purchaseOrder, String invoiceWith) {
        this(rounding, cap, fixed, retainer, billTos, purchaseOrder, invoiceWith, null);
    }

    public Terms with(Cap newCap, Fixed newFixed) {
        return new Terms(rounding, newCap, newFixed, retainer, billTos, purchaseOrder, invoiceWith, overrunConsent);
    }

    public boolean asksBeforeOverrun() {
        return Boolean.TRUE.equals(overrunConsent);
    }

    /** The most that hours at rates may come to. NOTIFY goes on billing and tells; STOP bills up to the cent and writes the rest down. */
    public record Cap(@JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, Reached onReached) {
        public enum Reached { NOTIFY, STOP }
    }

    /** A price for the tasks (all of them where none is named) that is billed by a schedule, or as milestones are accepted. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Fixed(@JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal price, List<Instalment> schedule, List<MilestonePrice> milestones, List<String> tasks) {
        public boolean covers(String taskCode) {
            return tasks == null || tasks.isEmpty() || tasks.contains(taskCode);
        }
    }

    /** Billed by the first run on or after its day. */
    public record Instalment(String name, LocalDate due, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount) {}

    /** {@code milestone}: its name. An amount, or a percentage of the price; the last one billed takes what rounding left. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MilestonePrice(String milestone, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
                                 @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal percent) {}

    /**
     * Hours or money prepaid for each period of so many months from {@code from} on, billed when the period begins. What is not used may be carried over,
     * {@code rollover} of it at most, for {@code rolloverMonths} after the period; then it expires. More is billed at the overage rate, or at the
     * rates as they stand where there is none.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Retainer(Unit unit, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal price,
                           int everyMonths, LocalDate from, LocalDate until, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal rollover, int rolloverMonths,
                           @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal overageRate, List<String> tasks) {
        public enum Unit { HOURS, MONEY }

        public boolean covers(String taskCode) {
            return tasks == null || tasks.isEmpty() || tasks.contains(taskCode);
        }
    }

    /** Who pays which part of each invoice. */
    public record Share(String clientCode, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal percent) {}

    /** {@code limit}: the most, net, that may be billed under the number; null for none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PurchaseOrder(String number, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal limit) {}
}
