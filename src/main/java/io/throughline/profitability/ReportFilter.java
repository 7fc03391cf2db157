package io.throughline.profitability;

import io.throughline.api.InvalidInput;
import java.time.LocalDate;

/** What a report is asked for; null leaves a filter out. {@code asOf} is never null. */
public record ReportFilter(LocalDate from, LocalDate to, String project, String client, String person, LocalDate asOf) {

    public ReportFilter {
        if (from != null && to != null && to.isBefore(from)) throw new InvalidInput("to", "%s is before %s".formatted(to, from));
    }

    /** As they follow in an address: {@code &from=2026-01-01&to=2026-03-31}. */
    public String days() {
        return (from == null ? "" : "&from=" + from) + (to == null ? "" : "&to=" + to);
    }

    public boolean takesProject(String code, String clientCode) {
        return (project == null || project.equals(code)) && (client == null || client.equals(clientCode));
    }
}
