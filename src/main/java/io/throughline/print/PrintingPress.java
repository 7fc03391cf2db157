package io.throughline.print;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jasperreports.engine.JREmptyDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperExportManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;

/** Fills a report of {@code reports/} and makes a PDF of it. */
@Service
public class PrintingPress {
    private final Map<String, JasperReport> compiled = new ConcurrentHashMap<>();

    /**
     * {@code report} without folder and ending, e.g. {@code invoice}; compiled once. Each row is a map from field to value;
     * labels come from {@code reports/<report>_<language>.properties} where there are any.
     */
    @SuppressWarnings("unchecked")
    public byte[] pdf(String report, Locale language, Map<String, Object> parameters, Collection<?> rows) {
        var given = new HashMap<>(parameters);
        given.put(JRParameter.REPORT_LOCALE, language);
        labels(report, language, given);
        var source = rows.isEmpty() ? new JREmptyDataSource(0) : new JRMapCollectionDataSource((Collection<Map<String, ?>>) rows);
        try {
            return JasperExportManager.exportReportToPdf(JasperFillManager.fillReport(compiled.computeIfAbsent(report, PrintingPress::compile), given, source));
        } catch (JRException e) {
            throw new IllegalStateException("report %s cannot be printed: %s".formatted(report, e.getMessage()), e);
        }
    }

    private static void labels(String report, Locale language, Map<String, Object> given) {
        try {
            var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT);
            given.put(JRParameter.REPORT_RESOURCE_BUNDLE, ResourceBundle.getBundle("reports." + report, language, control));
        } catch (MissingResourceException e) {
            // a report in one language has its labels in itself
        }
    }

    private static JasperReport compile(String report) {
        try (var jrxml = new ClassPathResource("reports/" + report + ".jrxml").getInputStream()) {
            return JasperCompileManager.compileReport(jrxml);
        } catch (IOException | JRException e) {
            throw new IllegalStateException("report %s cannot be compiled: %s".formatted(report, e.getMessage()), e);
        }
    }
}
