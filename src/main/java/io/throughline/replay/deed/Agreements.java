package io.throughline.replay.deed;

import io.throughline.replay.books.Findings;
import io.throughline.replay.books.FirmTable;
import io.throughline.replay.books.MasterFiles;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a firm has agreed besides, in two files that may be missing: {@code client-classes.csv} and {@code rates.csv}. */
public record Agreements(Map<String, String> classes, List<Rate> rates, boolean ofARunningFirm) {
    public static final String CLASSES = "client-classes.csv";
    public static final String RATES = "rates.csv";
    public static final Agreements NONE = new Agreements(Map.of(), List.of(), false);

    /** What an hour of the person sells for on the project, in its currency, from its start on. */
    record Rate(String project, String person, BigDecimal rate) {}

    public static Agreements read(Path folder, Findings findings, MasterFiles masters) {
        var classes = new TreeMap<String, String>();
        var rates = new ArrayList<Rate>();
        if (Files.exists(folder.resolve(CLASSES))) {
            new FirmTable(folder, CLASSES, findings).read(List.of("client_code", "class"), row -> {
                var client = masters.clientCodes().known(row, "client_code");
                var given = row.raw("class");
                if (!given.matches("[A-Z][A-Z0-9_]{0,39}")) row.wrong("class", "%s is no class; write capitals, digits and _".formatted(Findings.quoted(given)));
                if (row.sound()) classes.put(client, given);
            });
        }
        if (Files.exists(folder.resolve(RATES))) {
            new FirmTable(folder, RATES, findings).read(List.of("project_code", "person_code", "rate"), row -> {
                var project = masters.projectCodes().known(row, "project_code");
                var person = masters.personCodes().known(row, "person_code");
                var rate = row.number("rate", "0", MasterFiles.MOST_RATE, 4);
                if (row.sound()) rates.add(new Rate(project, person, rate));
            });
        }
        return new Agreements(classes, rates, Files.exists(folder.resolve(RATES)));
    }
}
