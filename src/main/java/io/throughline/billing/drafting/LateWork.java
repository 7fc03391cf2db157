package io.throughline.billing.drafting;

import io.throughline.expense.ExpenseApproved;
import io.throughline.timesheet.LinesApproved;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Work that is approved while a draft is kept open for it joins that draft at once. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LateWork {
    private final Drafting drafting;

    LateWork(Drafting drafting) {
        this.drafting = drafting;
    }

    @EventListener
    public void on(LinesApproved fact) {
        drafting.join(fact.hoursByProject().keySet());
    }

    @EventListener
    public void on(ExpenseApproved fact) {
        drafting.join(List.of(fact.projectCode()));
    }
}
