package io.throughline.billing;

import io.throughline.project.BillingModel;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Work of a project that was approved by the end of a day and on no invoice issued by then, at what it would bring: hours at their rates and expenses
 * with markup, or what is earned of a fixed fee and not billed. {@code time} leaves out what a cap that stops or a retainer will take: {@code covered}, at its rates.
 * {@code held}: what of the total is held back for now.
 * {@code drafted}: what of the total stands on a draft now. {@code without}: hours that no rate is known for. {@code oldest}: the first day of work;
 * null where a fee is earned by hours that are not billable.
 */
public record UnbilledWork(String projectCode, String projectName, String clientCode, BillingModel billingModel, BigDecimal hours, Money time, Money expenses,
                           Money fee, Money total, Money drafted, BigDecimal without, LocalDate oldest, Money covered, Money held) {}
