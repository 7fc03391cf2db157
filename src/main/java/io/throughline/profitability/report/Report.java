package io.throughline.profitability.report;

import io.throughline.profitability.ReportFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A report that can be asked for: a bean each. */
public interface Report {

    enum Filter { FROM, TO, PROJECT, CLIENT, PERSON, AS_OF }

    /** As in its address: {@code project-profitability}. */
    String name();

    /** Its place in the list. */
    int place();

    Set<Filter> filters();

    List<ReportTable> tables(ReportFilter filter);

    enum Opening { ALL, LAST_YEAR }

    /** What its page shows before anything is asked. */
    default Opening opensOn() {
        return filters().contains(Filter.FROM) ? Opening.LAST_YEAR : Opening.ALL;
    }

    /** Where a row's own page is, with the report's days; null where it has none. */
    default String link(Map<String, Object> row, ReportFilter filter) {
        if (row.get("project") instanceof String code) return "/projects/%s/budget".formatted(code);
        if (row.get("client") instanceof String code && row.containsKey("marginPercent")) return "/reports/project-profitability?client=%s%s".formatted(code, filter.days());
        if (row.get("person") instanceof String code) return "/margins?by=PERSON%s#%s".formatted(filter.days(), code);
        return null;
    }

    /** A sentence below the title, e.g. what was learned; null for none. */
    default String remark(ReportFilter filter) {
        return null;
    }
}
