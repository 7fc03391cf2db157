package io.throughline.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Firms that never were, the same seed always the same one: years, clock changes, people, currencies, terms, VAT, billing models, disputes, late payers.
 * {@link #smallest} is one person with one client; {@link #fit} has a bit of everything.
 */
public final class SyntheticFirm {
    private static final String[] COUNTRIES = {"DE", "NL", "FR", "BE", "US", "GB", "AT", "SE"};
    private static final String[] CURRENCIES = {"EUR", "USD", "GBP", "SEK"};
    private static final String[] NOTES = {"", "", "", "review", "\"quoted, with comma\"", "zwei\nZeilen", "Übergabe – März", "call; e-mail"};
    private final Random random;
    private final int people;
    private final int clients;
    private final int projects;
    private final int weeks;
    private final boolean fixedFee;
    private final Map<String, List<String>> files = new TreeMap<>();
    private final List<String[]> clientRows = new ArrayList<>();
    private final Map<String, String[]> projectRows = new LinkedHashMap<>();
    private final Map<String, LocalDate> firstWork = new TreeMap<>();
    private LocalDate firstDay;
    private LocalDate lastDay;
    private long entryNumber;
    private int expenseNumber;

    private SyntheticFirm(long seed, int people, int clients, int projects, int weeks, boolean fixedFee) {
        this.random = new Random(seed);
        this.people = people;
        this.clients = clients;
        this.projects = projects;
        this.weeks = weeks;
        this.fixedFee = fixedFee;
    }

    public static SyntheticFirm fit(long seed) {
        var shape = new Random(seed * 31 + 7);
        return new SyntheticFirm(seed, 1 + shape.nextInt(6), 1 + shape.nextInt(4), 1 + shape.nextInt(7), 4 + shape.nextInt(14), shape.nextInt(4) > 0);
    }

    static SyntheticFirm smallest(long seed) {
        return new SyntheticFirm(seed, 1, 1, 1, 6, false);
    }

    /** Writes the nine files. */
    public Path into(Path folder) {
        var month = random.nextBoolean() ? 2 + random.nextInt(2) : 1 + random.nextInt(12);
        firstDay = LocalDate.of(1999 + random.nextInt(32), month, 1 + random.nextInt(28));
        lastDay = firstDay.plusWeeks(weeks);
        entryNumber = 97L * random.nextInt(50) + random.nextInt(97);
        people();
        clients();
        projects();
        work();
        projectRows.keySet().retainAll(firstWork.keySet());
        table("projects.csv", "project_code,name,client_code,manager_code,billing_model,currency,start_date,budget_hours,budget_amount");
        projectRows.forEach((code, row) -> {
            row[6] = firstWork.get(code).minusDays(random.nextInt(4)).toString();
            files.get("projects.csv").add(String.join(",", row));
        });
        files.get("tasks.csv").removeIf(line -> !line.startsWith("project_code") && !firstWork.containsKey(line.substring(0, line.indexOf(','))));
        rates();
        behaviour();
        seller();
        try {
            for (var file : files.entrySet()) Files.writeString(folder.resolve(file.getKey()), String.join("\n", file.getValue()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private List<String> table(String file, String header) {
        var lines = new ArrayList<>(List.of(header));
        files.put(file, lines);
        return lines;
    }

    private void people() {
        var lines = table("people.csv", "person_code,name,role,cost_rate,bill_rate,email");
        for (int i = 1; i <= people; i++) {
            lines.add("P%d,Person %d,Consultant,%d.%02d,%d.%02d,p%d@firm.example".formatted(i, i, 20 + random.nextInt(60), random.nextInt(100), 50 + random.nextInt(150), random.nextInt(100), i));
        }
    }

    private void clients() {
        var lines = table("clients.csv", "client_code,name,country,currency,payment_terms_days,email");
        for (int i = 1; i <= clients; i++) {
            var row = new String[] {"PC" + (i * 5 - 3), "Client & Söhne " + i, pick(COUNTRIES), pick(CURRENCIES), "" + new int[] {0, 2, 14, 30, 45}[random.nextInt(5)], "billing@pc%d.example".formatted(i)};
            clientRows.add(row);
            lines.add(String.join(",", row));
        }
    }

    private void projects() {
        var tasks = table("tasks.csv", "project_code,task_code,name,category,priority,estimate_hours,billable");
        for (int i = 1; i <= projects; i++) {
            var client = clientRows.get(random.nextInt(clientRows.size()));
            var code = client[0] + "-J" + i;
            int kind = random.nextInt(5);
            boolean fee = fixedFee && kind < 2;
            var model = fee ? "FIXED_FEE" : kind == 4 ? "NON_BILLABLE" : "TIME_AND_MATERIALS";
            var budget = random.nextInt(4) == 0 ? "0" : "%d.%02d".formatted(10 + random.nextInt(200), random.nextInt(100));
            var amount = "%d.%02d".formatted(random.nextInt(25) == 0 ? 0 : 500 + random.nextInt(40000), random.nextInt(100));
            projectRows.put(code, new String[] {code, "Project " + i, client[0], "P" + (1 + random.nextInt(people)), model, client[3], "", budget, amount});
            for (int t = 1; t <= 3; t++) tasks.add("%s,T%d,Task %d of %s,Development,%d,%d.5,true".formatted(code, t, t, code, t, t));
        }
    }

    private void work() {
        var entries = table("time-entries.csv", "entry_id,work_date,person_code,project_code,task_code,hours,billable,note");
        var expenses = table("expenses.csv", "expense_id,expense_date,person_code,project_code,category,amount,currency,billable,markup_percent");
        var codes = new ArrayList<>(projectRows.keySet());
        for (var day = firstDay; !day.isAfter(lastDay); day = day.plusDays(1)) {
            boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            for (int person = 1; person <= people; person++) {
                if (random.nextInt(10) < (weekend ? 1 : 7)) {
                    Collections.shuffle(codes, random);
                    for (int n = 1 + random.nextInt(2); n > 0; n--) entries.add(entry(day, person, codes.get(n % codes.size())));
                }
                if (random.nextInt(25) == 0) expenses.add(expense(day, person, codes.get(0)));
            }
        }
        if (entries.size() == 1) entries.add(entry(firstDay, 1, codes.get(0)));
    }

    private String entry(LocalDate day, int person, String project) {
        firstWork.putIfAbsent(project, day);
        entryNumber += random.nextInt(20) == 0 ? 97 - entryNumber % 97 : 1 + random.nextInt(3);
        var note = NOTES[random.nextInt(NOTES.length)];
        return "E%06d,%s,P%d,%s,T%d,%d.%02d,%s,\"%s\"".formatted(entryNumber, day, person, project, 1 + random.nextInt(3), random.nextInt(7), 1 + random.nextInt(99),
                random.nextInt(8) > 0, note.replace("\"", "\"\""));
    }

    private String expense(LocalDate day, int person, String project) {
        firstWork.putIfAbsent(project, day);
        return "X%05d,%s,P%d,%s,%s,%d.%02d,%s,%s,%s".formatted(++expenseNumber, day, person, project, pick("TRAVEL", "MEALS", "SOFTWARE"), 20 + random.nextInt(300), random.nextInt(100),
                projectRows.get(project)[5], random.nextInt(3) > 0, pick("0", "10", "7.5"));
    }

    private void rates() {
        var lines = table("fx-rates.csv", "rate_date,currency,per_eur");
        for (var day = firstDay.minusDays(10); !day.isAfter(lastDay.plusDays(120)); day = day.plusDays(1)) {
            if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0) continue;
            lines.add("%s,USD,%s".formatted(day, rate("1.1")));
            lines.add("%s,GBP,%s".formatted(day, rate("0.7")));
            lines.add("%s,SEK,%s".formatted(day, rate("9.5")));
        }
    }

    private String rate(String about) {
        return new BigDecimal(about).multiply(BigDecimal.valueOf(10000 + random.nextInt(500), 4)).setScale(4, RoundingMode.HALF_UP).toString();
    }

    private void behaviour() {
        var lines = table("payment-behaviour.csv", "client_code,ordinal,days_to_settle,days_late,disputed");
        for (var client : clientRows) {
            int rows = random.nextInt(5);
            for (int i = 1; i <= rows; i++) lines.add("%s,%d,%d,0,%s".formatted(client[0], i, random.nextInt(90), random.nextInt(4) == 0));
        }
    }

    private void seller() {
        files.put("firm.json", List.of("""
                {"name": "Muster & Co", "street": "Weg 1", "postcode": "10115", "city": "Berlin", "country": "%s", "currency": "EUR", "vat_id": "DE123456789",
                 "tax_number": "30/123/45678", "iban": "DE02120300000000202051", "bic": "BYLADEM1001", "email": "billing@muster.example",
                 "domestic_vat_percent": "%s", "first_day": "%s", "last_day": "%s"}""".formatted(pick("DE", "DE", "NL", "AT", "US"), pick("19.00", "7", "20.5", "0"), firstDay, lastDay)));
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
