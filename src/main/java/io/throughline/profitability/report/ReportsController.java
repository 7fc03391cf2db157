package io.throughline.profitability.report;

import io.throughline.firm.FirmClock;
import io.throughline.print.Figures;
import io.throughline.profitability.ReportFilter;
import io.throughline.profitability.Reports;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports with their filters; {@code lang} is {@code en} or {@code de}. */
@RestController
@RequestMapping("/api/v1/reports")
@PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','AUDITOR','ADMIN')")
public class ReportsController {
    public static final MediaType XLSX = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    public static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private final Reports reports;
    private final FirmClock clock;

    ReportsController(Reports reports, FirmClock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /** What is asked for in the address; spring fills it from the parameters. */
    record Asked(LocalDate from, LocalDate to, String project, String client, String person, LocalDate asOf) {
        ReportFilter filter(FirmClock clock) {
            return new ReportFilter(from, to, text(project), text(client), text(person), asOf == null ? clock.today() : asOf);
        }

        private static String text(String value) {
            return value == null || value.isBlank() ? null : value.strip();
        }
    }

    @GetMapping
    List<Reports.Offer> offers(@RequestParam(defaultValue = "en") String lang) {
        return reports.offers(language(lang));
    }

    /** Numbers as decimal text. */
    @GetMapping("/{name}")
    List<Figures> figures(@PathVariable String name, Asked asked, @RequestParam(defaultValue = "en") String lang) {
        return reports.figures(name, asked.filter(clock), language(lang)).stream().map(ReportsController::asText).toList();
    }

    public static Figures asText(Figures f) {
        return new Figures(f.title(), f.columns(), f.rows().stream().map(ReportsController::asText).toList(), f.total() == null ? null : asText(f.total()));
    }

    private static Map<String, Object> asText(Map<String, Object> row) {
        var text = new LinkedHashMap<String, Object>();
        row.forEach((key, value) -> text.put(key, value instanceof BigDecimal number ? number.toPlainString() : value));
        return text;
    }

    @GetMapping("/{name}.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String name, Asked asked, @RequestParam(defaultValue = "en") String lang) {
        return file(name + ".pdf", MediaType.APPLICATION_PDF, reports.pdf(name, asked.filter(clock), language(lang)), "inline");
    }

    @GetMapping("/{name}.xlsx")
    ResponseEntity<byte[]> xlsx(@PathVariable String name, Asked asked, @RequestParam(defaultValue = "en") String lang) {
        return file(name + ".xlsx", XLSX, reports.xlsx(name, asked.filter(clock), language(lang)), "attachment");
    }

    @GetMapping("/{name}.csv")
    ResponseEntity<byte[]> csv(@PathVariable String name, Asked asked, @RequestParam(defaultValue = "en") String lang) {
        return file(name + ".csv", CSV, reports.csv(name, asked.filter(clock), language(lang)), "attachment");
    }

    public static Locale language(String lang) {
        return lang.startsWith("de") ? Locale.GERMANY : Locale.UK;
    }

    public static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content, String disposition) {
        return ResponseEntity.ok().contentType(type).header(HttpHeaders.CONTENT_DISPOSITION, "%s; filename=\"%s\"".formatted(disposition, name)).body(content);
    }
}
