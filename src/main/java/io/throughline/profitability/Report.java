package io.throughline.profitability;

import java.util.List;
import java.util.Set;

/** A report that can be asked for: a bean each. */
interface Report {

    enum Filter { FROM, TO, PROJECT, CLIENT, PERSON, AS_OF }

    /** As in its address: {@code project-profitability}. */
    String name();

    /** Its place in the list. */
    int place();

    Set<Filter> filters();

    List<ReportTable> tables(ReportFilter filter);

    /** A sentence below the title, e.g. what was learned; null for none. */
    default String remark(ReportFilter filter) {
        return null;
    }
}
