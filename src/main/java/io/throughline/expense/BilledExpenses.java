package io.throughline.expense;

import java.util.Collection;
import java.util.Map;

/** Answered by a higher floor: the number of the issued invoice that each of the expenses is on; those on none are left out. */
public interface BilledExpenses {
    Map<Long, String> among(Collection<Long> expenses);
}
