package io.throughline.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throughline.Throughline;
import io.throughline.process.ModelFiles;
import io.throughline.process.model.NineChanges;
import io.throughline.studio.FirmByHand.Invoice;
import io.throughline.studio.FirmByHand.Rules;
import io.throughline.studio.WhatIf.Difference;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three of the nine changes on a real firm's first nine months: billed weekly, reviewed above 5,000, reminded three days before the due date. What differs is what the rules give by hand. */
@Tag("long")
class WhatIfOnARealFirmTests {
    private static final Path FIRM = Path.of("../shared/data/firm");
    private static final LocalDate UNTIL = LocalDate.of(2004, 11, 30);
    private static final Rules TODAY = new Rules(false, "10000.00", List.of(3, 14, 30));
    private static final Rules CHANGED = new Rules(true, "5000.00", List.of(-3, 14, 30));
    private static final List<String> WORKED_OUT = List.of("issue_date", "due_date", "paid_date", "days_to_pay", "net", "vat", "gross", "reminders");

    @TempDir
    Path folder;

    @BeforeEach
    void isThere() {
        assumeTrue(Files.isDirectory(FIRM));
    }

    /** Whoever works out the books by today's rules comes to those that were worked out before: so the working-out can be believed with other rules, too. */
    @Test
    void theWorkingOutAgreesWithTheKnownBooks() throws IOException {
        var known = new ArrayList<String>();
        try (var csv = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(Files.newBufferedReader(FIRM.resolve("expected/invoices.csv")))) {
            csv.forEach(i -> known.add(String.join(" ", i.get("project"), i.get("issue_date"), i.get("due_date"), i.get("net"), i.get("vat"), i.get("paid_date"))));
        }
        assertThat(FirmByHand.invoices(FIRM, TODAY, LocalDate.of(2009, 12, 31)).entrySet().stream()
                .map(i -> String.join(" ", i.getKey().replaceAll(" #.*", ""), i.getValue().issued().toString(), i.getValue().due().toString(), i.getValue().net().toPlainString(),
                        i.getValue().vat().toPlainString(), i.getValue().paid().toString()))).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void tellsWhatTheRulesGive() throws IOException, InterruptedException {
        var changes = new TreeMap<String, byte[]>();
        NineChanges.all().forEach((what, files) -> {
            if (what.contains("threshold") || what.contains("weekly") || what.contains("before due")) changes.putAll(files);
        });
        var result = new TwoPlays(Throughline.class, FIRM, UNTIL, folder).run(ModelFiles.shipped(), ReleaseFiles.laidOver(ModelFiles.shipped(), changes), (today, draft) -> {});
        var today = FirmByHand.invoices(FIRM, TODAY, UNTIL);
        var draft = FirmByHand.invoices(FIRM, CHANGED, UNTIL);

        assertThat(result.troubles()).isEmpty();
        var told = result.cases().stream().collect(Collectors.toMap(WhatIf.Case::invoice, c -> inWords(c.differences()), (a, b) -> a, TreeMap::new));
        assertThat(told).isEqualTo(differences(today, draft));
        assertThat(result.same()).isEqualTo(Math.max(today.size(), draft.size()) - told.size());
        assertThat(result.today().invoices()).isEqualTo(today.size());
        assertThat(result.draft().invoices()).isEqualTo(draft.size()).isGreaterThan(today.size());
        assertThat(sum(result.today().net())).isEqualByComparingTo(net(today));
        assertThat(sum(result.draft().net())).isEqualByComparingTo(net(draft));
        assertThat(result.steps().stream().filter(s -> s.element().equals("reviewInvoice")).mapToInt(WhatIf.Step::draft).sum()).isEqualTo((int) draft.values().stream().filter(Invoice::reviewed).count());
    }

    private static Map<String, String> differences(Map<String, Invoice> today, Map<String, Invoice> draft) {
        var all = new TreeSet<>(today.keySet());
        all.addAll(draft.keySet());
        var differences = new TreeMap<String, String>();
        for (var key : all) {
            var was = today.get(key);
            var is = draft.get(key);
            var how = new TreeMap<String, String>();
            if (was == null || is == null) {
                how.put("missing", "");
            } else {
                var before = columns(was);
                var after = columns(is);
                WORKED_OUT.stream().filter(c -> !before.get(c).equals(after.get(c))).forEach(c -> how.put(c, before.get(c) + " → " + after.get(c)));
                if (was.reviewed() != is.reviewed()) how.put("path", "");
            }
            if (!how.isEmpty()) differences.put(key, how.toString());
        }
        return differences;
    }

    private static Map<String, String> columns(Invoice i) {
        return Map.of("issue_date", i.issued().toString(), "due_date", i.due().toString(), "paid_date", i.paid() == null ? "" : i.paid().toString(),
                "days_to_pay", i.paid() == null ? "" : String.valueOf(ChronoUnit.DAYS.between(i.issued(), i.paid())), "net", i.net().toPlainString(), "vat", i.vat().toPlainString(),
                "gross", i.net().add(i.vat()).toPlainString(), "reminders", i.reminders().stream().map(LocalDate::toString).collect(Collectors.joining(" ")));
    }

    /** Which steps a collection took follows from its reminders, and is not worked out here. */
    private static String inWords(List<Difference> differences) {
        var how = new TreeMap<String, String>();
        for (var d : differences) {
            if (WORKED_OUT.contains(d.what())) how.put(d.what(), (d.today() == null ? "" : d.today()) + " → " + (d.draft() == null ? "" : d.draft()));
            else if (!d.what().startsWith("collection")) how.put(d.what(), "");
        }
        return how.toString();
    }

    private static BigDecimal net(Map<String, Invoice> invoices) {
        return sum(invoices.values().stream().collect(Collectors.toMap(i -> i, Invoice::net, BigDecimal::add, java.util.IdentityHashMap::new)));
    }

    private static BigDecimal sum(Map<?, BigDecimal> amounts) {
        return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
