package io.throughline.timesheet;

import java.util.Collection;
import java.util.Set;

/** A question of this room to the one that bills: a billed line can no longer be re-opened. */
public interface BilledTime {
    /** Those of the lines that are on a live invoice or draft. */
    Set<Long> billed(Collection<Long> lineIds);
}
