package io.throughline.replay.books;

import io.throughline.firm.FirmProfile;
import io.throughline.project.BillingModel;
import io.throughline.firm.ExchangeRates.Rate;
import io.throughline.replay.books.FirmFiles.Settlement;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Exchange rates, which must be there when they are first needed, and how clients pay. */
final class MoneyFiles {
    private static final String RATES = "fx-rates.csv";
    private static final String BEHAVIOUR = "payment-behaviour.csv";
    private static final String EURO = "EUR";
    private final Path folder;
    private final Findings findings;
    private final MasterFiles masters;
    private final WorkFiles work;
    private final FirmProfile seller;
    private final Map<String, TreeMap<LocalDate, Long>> rateDays = new HashMap<>();
    private final Map<String, TreeMap<Integer, Long>> ordinals = new TreeMap<>();
    private final List<Rate> rates = new ArrayList<>();
    private final List<Settlement> settlements = new ArrayList<>();

    MoneyFiles(Path folder, Findings findings, MasterFiles masters, WorkFiles work, FirmProfile seller) {
        this.folder = folder;
        this.findings = findings;
        this.masters = masters;
        this.work = work;
        this.seller = seller;
    }

    void read() {
        if (new FirmTable(folder, RATES, findings).read(List.of("rate_date", "currency", "per_eur"), this::rate)) ratesAreThereInTime();
        new FirmTable(folder, BEHAVIOUR, findings)
                .read(List.of("client_code", "ordinal", "days_to_settle", "days_late", "disputed"), this::settlement);
        ordinals.forEach(this::withoutGap);
    }

    private void rate(FirmRow row) {
        var day = row.date("rate_date");
        var currency = row.raw("currency");
        FirmWords.whyNoCurrency(currency).ifPresent(why -> row.wrong("currency", why));
        var perEuro = row.number("per_eur", "0.000001", "999999999999", 6);
        if (!row.sound()) return;
        if (currency.equals(EURO) && perEuro.compareTo(BigDecimal.ONE) != 0) row.wrong("per_eur", "a euro is one euro, not " + perEuro);
        var first = rateDays.computeIfAbsent(currency, c -> new TreeMap<>()).putIfAbsent(day, row.line());
        if (first != null) row.wrong("rate_date", "the rate of %s on %s is already in line %d".formatted(currency, day, first));
        else if (!currency.equals(EURO)) rates.add(new Rate(day, currency, perEuro));
    }

    /** An expense needs the rate of its day, work that is billed the one of its first possible invoice, the 10th of the month after. */
    private void ratesAreThereInTime() {
        var needed = new HashMap<String, LocalDate>();
        for (var expense : work.expenses()) {
            earliest(needed, expense.projectCode(), expense.expenseDate());
        }
        for (var entry : work.entries()) {
            masters.project(entry.projectCode()).filter(p -> p.billingModel() != BillingModel.NON_BILLABLE)
                    .ifPresent(p -> earliest(needed, p.code(), entry.workDate().plusMonths(1).withDayOfMonth(10)));
        }
        needed.forEach((code, day) -> masters.project(code).ifPresent(project -> {
            rateInTime(code, project.currency(), day);
            if (seller != null && seller.currency() != null && !seller.currency().equals(project.currency())) rateInTime(code, seller.currency(), day);
        }));
    }

    private static void earliest(Map<String, LocalDate> needed, String project, LocalDate day) {
        needed.merge(project, day, (a, b) -> a.isBefore(b) ? a : b);
    }

    private void rateInTime(String project, String currency, LocalDate day) {
        if (currency.equals(EURO)) return;
        var days = rateDays.get(currency);
        if (days == null || days.floorKey(day) == null) {
            findings.add(MasterFiles.PROJECTS, masters.lineOfProject(project), 6,
                    "currency: %s has no rate in %s on or before %s, when project %s first needs it".formatted(currency, RATES, day, project));
        }
    }

    private void settlement(FirmRow row) {
        var client = masters.clientCodes().known(row, "client_code");
        var ordinal = row.whole("ordinal", 1, 1_000_000);
        var days = row.whole("days_to_settle", 0, 3650);
        var disputed = row.yesNo("disputed");
        if (client != null && ordinal != null) {
            var first = ordinals.computeIfAbsent(client, c -> new TreeMap<>()).putIfAbsent(ordinal, row.line());
            if (first != null) row.wrong("ordinal", "the ordinal %d of %s is already in line %d".formatted(ordinal, client, first));
        }
        if (row.sound()) settlements.add(new Settlement(client, ordinal, days, disputed));
    }

    private void withoutGap(String client, TreeMap<Integer, Long> lines) {
        int expected = 1;
        for (var line : lines.entrySet()) {
            if (line.getKey() != expected) {
                findings.add(BEHAVIOUR, line.getValue(), 2, "ordinal: %d follows %d of %s; ordinals count from 1 without a gap".formatted(line.getKey(), expected - 1, client));
                return;
            }
            expected++;
        }
    }

    List<Rate> rates() {
        return rates;
    }

    List<Settlement> settlements() {
        return settlements;
    }
}
