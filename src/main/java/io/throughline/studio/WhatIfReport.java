package io.throughline.studio;

import io.throughline.studio.WhatIf.Difference;
import io.throughline.studio.WhatIf.Result;
import io.throughline.studio.WhatIf.Step;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** The comparison as one page that needs nothing else. */
final class WhatIfReport {
    private WhatIfReport() {}

    static String page(Result result) {
        var rows = result.cases().stream().map(c -> row(c.invoice(), c.client(), c.differences())).collect(Collectors.joining("\n"));
        var others = result.otherCases().stream().map(c -> row(c.key(), c.process(), c.differences())).collect(Collectors.joining("\n"));
        var processes = result.processes().stream().map(p -> "<tr><th>%s</th><td>%d</td><td>%d</td></tr>".formatted(text(p.process()), p.same(), p.different())).collect(Collectors.joining("\n"));
        var steps = result.steps().stream().filter(Step::isDifferent).map(s -> "<tr><th>%s: %s</th><td>%d</td><td>%d</td></tr>".formatted(text(s.process()), text(s.name()), s.today(), s.draft()))
                .collect(Collectors.joining("\n"));
        var troubles = result.troubles().stream().map(t -> "<p><b>" + text(t) + "</b></p>").collect(Collectors.joining());
        return """
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>What if</title><style>
                :root { color-scheme: light dark } body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem } table { border-collapse: collapse; width: 100%% }
                th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #8886 } .big { font-size: 1.3rem }
                </style></head><body><h1>What if</h1>%s
                <p class="big"><b>%d</b> invoices go the same way, <b>%d</b> another.</p>
                <table><tr><th></th><th>Today's models</th><th>The draft</th></tr>
                <tr><th>Invoices</th><td>%d</td><td>%d</td></tr><tr><th>Net</th><td>%s</td><td>%s</td></tr>
                <tr><th>Reminders</th><td>%d</td><td>%d</td></tr><tr><th>Days from issue to payment, mean</th><td>%.1f</td><td>%.1f</td></tr>
                <tr><th>Tasks of people</th><td>%d</td><td>%d</td></tr></table>
                <h2>Invoices that differ</h2><table><tr><th>Invoice</th><th>Client</th><th>How</th></tr>%s</table>
                <h2>Other cases</h2><table><tr><th>Process</th><th>The same way</th><th>Another</th></tr>%s</table>
                <table><tr><th>Case</th><th>Process</th><th>How</th></tr>%s</table>
                <h2>Steps that are taken more or less often</h2><table><tr><th>Step</th><th>Today</th><th>Draft</th></tr>%s</table></body></html>
                """.formatted(troubles, result.same(), result.different(), result.today().invoices(), result.draft().invoices(), net(result.today()), net(result.draft()),
                result.today().reminders(), result.draft().reminders(), result.today().meanDaysToPay(), result.draft().meanDaysToPay(), result.today().peopleTasks(),
                result.draft().peopleTasks(), rows, processes, others, steps);
    }

    private static String row(String key, String beside, List<Difference> differences) {
        return "<tr><th>%s</th><td>%s</td><td>%s</td></tr>".formatted(text(key), text(beside), differences.stream().map(WhatIfReport::difference).collect(Collectors.joining("<br>")));
    }

    private static String net(WhatIf.Sums sums) {
        return sums.net().entrySet().stream().map(e -> e.getValue().toPlainString() + " " + e.getKey()).collect(Collectors.joining("<br>"));
    }

    private static String difference(Difference d) {
        return "<b>%s</b>: %s → %s".formatted(text(d.what().replace('_', ' ')), text(d.today()), text(d.draft()));
    }

    private static String text(String given) {
        return given == null || given.isEmpty() ? "–" : HtmlUtils.htmlEscape(given, "UTF-8");
    }
}
