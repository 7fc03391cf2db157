package io.throughline.process.collection;

import io.throughline.api.InvalidInput;
import io.throughline.process.Answers;
import io.throughline.receivables.PaymentPlans;
import io.throughline.receivables.Receivables;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Instalments as the answer to the question how to go on: so many equal ones, a month apart. */
@Component
class PaymentPlanAnswer {
    private final PaymentPlans plans;
    private final Receivables receivables;

    PaymentPlanAnswer(PaymentPlans plans, Receivables receivables) {
        this.plans = plans;
        this.receivables = receivables;
    }

    void agree(long draftId, Answers answers) {
        var number = receivables.get(draftId).number();
        plans.agree(number, plans.monthly(number, count(answers), day(answers.text("firstDueOn"))), answers.text("reason"), true);
    }

    private static int count(Answers answers) {
        try {
            BigDecimal count = answers.number("instalments");
            if (count != null) return count.intValueExact();
        } catch (ArithmeticException | NumberFormatException notWhole) {
            // said below
        }
        throw new InvalidInput("instalments", "say in how many instalments");
    }

    private static LocalDate day(String day) {
        try {
            return LocalDate.parse(day.length() > 10 ? day.substring(0, 10) : day);
        } catch (DateTimeException e) {
            throw new InvalidInput("firstDueOn", "say when the first instalment is to be paid");
        }
    }
}
