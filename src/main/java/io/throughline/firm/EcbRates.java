package io.throughline.firm;

import io.throughline.api.InvalidInput;
import io.throughline.api.InvalidInput.Problem;
import io.throughline.firm.ExchangeRates.Rate;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** The European Central Bank's files of reference rates, eurofxref as XML or CSV, of a day or of years. Units of a currency for one euro. */
final class EcbRates {
    static final String SOURCE = "ECB eurofxref";
    private static final DateTimeFormatter WRITTEN_OUT = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private EcbRates() {}

    static List<Rate> read(byte[] file) {
        var text = new String(file, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) throw new InvalidInput("file", "The file is empty.");
        var problems = new ArrayList<Problem>();
        var rates = text.replaceFirst("^\\uFEFF", "").startsWith("<") ? xml(file, problems) : csv(text.replaceFirst("^\\uFEFF", ""), problems);
        if (!problems.isEmpty()) throw new InvalidInput(problems);
        if (rates.isEmpty()) throw new InvalidInput("file", "holds no rates: expected is eurofxref of the European Central Bank, as XML or CSV");
        return rates;
    }

    /** Without document types: nothing outside the file is ever read. */
    private static List<Rate> xml(byte[] file, List<Problem> problems) {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var rates = new ArrayList<Rate>();
        try {
            var reader = factory.createXMLStreamReader(new ByteArrayInputStream(file));
            LocalDate day = null;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) throw new InvalidInput("file", "has a DOCTYPE, which is refused");
                if (event != XMLStreamConstants.START_ELEMENT || !reader.getLocalName().equals("Cube")) continue;
                var place = "line " + reader.getLocation().getLineNumber();
                var time = reader.getAttributeValue(null, "time");
                if (time != null) day = day(place, time, problems);
                var currency = reader.getAttributeValue(null, "currency");
                if (currency != null && day != null) add(place, day, currency, reader.getAttributeValue(null, "rate"), rates, problems);
            }
        } catch (XMLStreamException e) {
            throw new InvalidInput("file", "is no XML that can be read: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
        return rates;
    }

    private static List<Rate> csv(String text, List<Problem> problems) {
        var lines = text.lines().toList();
        var head = lines.get(0).split(",");
        if (!head[0].strip().equalsIgnoreCase("Date")) throw new InvalidInput("line 1: Date", "the first column is Date, then one a currency");
        var rates = new ArrayList<Rate>();
        for (int i = 1; i < lines.size() && problems.size() < 50; i++) {
            if (lines.get(i).isBlank()) continue;
            var cells = lines.get(i).split(",");
            var day = day("line " + (i + 1), cells[0].strip(), problems);
            for (int c = 1; c < cells.length && c < head.length && day != null; c++) {
                var rate = cells[c].strip();
                if (!head[c].isBlank() && !rate.isEmpty() && !rate.equals("N/A")) add("line " + (i + 1), day, head[c].strip(), rate, rates, problems);
            }
        }
        return rates;
    }

    private static LocalDate day(String place, String day, List<Problem> problems) {
        try {
            return day.matches("\\d{4}-.*") ? LocalDate.parse(day) : LocalDate.parse(day, WRITTEN_OUT);
        } catch (DateTimeException e) {
            problems.add(new Problem(place + ": Date", "'%s' is no date".formatted(day)));
            return null;
        }
    }

    private static void add(String place, LocalDate day, String currency, String rate, List<Rate> rates, List<Problem> problems) {
        if (!currency.matches("[A-Z]{3}")) problems.add(new Problem(place + ": currency", "'%s' is no currency".formatted(currency)));
        else if (rate == null || !rate.matches("\\d{1,9}(\\.\\d{1,6})?") || new BigDecimal(rate).signum() == 0) problems.add(new Problem(place + ": " + currency, "'%s' is no rate".formatted(rate)));
        else rates.add(new Rate(day, currency, new BigDecimal(rate)));
    }
}
