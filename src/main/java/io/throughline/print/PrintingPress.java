package io.throughline.print;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import net.sf.jasperreports.engine.JREmptyDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.type.PdfaConformanceEnum;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;

/** Fills a report of {@code reports/} and makes a PDF/A-3b of it: fonts and colour profile inside, and the same bytes for the same content. */
@Service
public class PrintingPress {
    private final Plates plates = new Plates();

    /**
     * {@code report} without folder and ending, e.g. {@code invoice}; compiled once. Each row is a map from field to value;
     * labels come from {@code reports/<report>_<language>.properties} where there are any.
     */
    public byte[] pdf(String report, Locale language, Map<String, Object> parameters, Collection<? extends Map<String, ?>> rows, Imprint imprint) {
        return made(report, imprint, () -> export(List.of(fill(new Sheet(report, parameters, rows), report, language)), language, imprint));
    }

    /** Several sheets in one file, with the labels of one bundle, their pages counted through: templates ask for {@code pagesBefore} and {@code pagesInAll}. */
    public byte[] pdf(List<Sheet> sheets, String labels, Locale language, Imprint imprint) {
        return made(labels, imprint, () -> {
            var draft = new ArrayList<JasperPrint>();
            for (var sheet : sheets) draft.add(fill(sheet, labels, language));
            if (sheets.size() == 1) return export(draft, language, imprint);
            int all = draft.stream().mapToInt(d -> d.getPages().size()).sum();
            var counted = new ArrayList<JasperPrint>();
            for (var sheet : sheets) {
                var given = new HashMap<>(sheet.parameters());
                given.put("pagesBefore", counted.stream().mapToInt(d -> d.getPages().size()).sum());
                given.put("pagesInAll", all);
                counted.add(fill(new Sheet(sheet.report(), given, sheet.rows(), sheet.columns()), labels, language));
            }
            return export(counted, language, imprint);
        });
    }

    /** Whether there is a template of the name. */
    public boolean hasTemplate(String report) {
        return new ClassPathResource("reports/" + report + ".jrxml").exists();
    }

    private interface Making {
        byte[] bytes() throws JRException;
    }

    private static byte[] made(String report, Imprint imprint, Making making) {
        try {
            return SameBytes.of(making.bytes(), imprint.day());
        } catch (JRException e) {
            throw new IllegalStateException("report %s cannot be printed: %s".formatted(report, e.getMessage()), e);
        }
    }

    @SuppressWarnings("unchecked")
    private JasperPrint fill(Sheet sheet, String labels, Locale language) throws JRException {
        var given = new HashMap<>(sheet.parameters());
        given.put(JRParameter.REPORT_LOCALE, language);
        labels(labels, language, given);
        var source = sheet.rows().isEmpty() ? new JREmptyDataSource(0) : new JRMapCollectionDataSource((Collection<Map<String, ?>>) sheet.rows());
        return JasperFillManager.getInstance(plates.context()).fill(sheet.columns() == null ? plates.of(sheet.report()) : plates.of(new TablePlate(sheet.columns())), given, source);
    }

    private byte[] export(List<JasperPrint> pages, Locale language, Imprint imprint) throws JRException {
        var file = new ByteArrayOutputStream(64 * 1024);
        var settings = new SimplePdfExporterConfiguration();
        settings.setPdfaConformance(PdfaConformanceEnum.PDFA_3B);
        settings.setIccProfilePath(Plates.COLOURS);
        settings.setMetadataTitle(imprint.title());
        settings.setMetadataAuthor(imprint.author());
        settings.setMetadataCreator("Throughline");
        settings.setDisplayMetadataTitle(true);
        settings.setTagLanguage(language.toLanguageTag());
        var exporter = new JRPdfExporter(plates.context());
        exporter.setExporterInput(SimpleExporterInput.getInstance(pages));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(file));
        exporter.setConfiguration(settings);
        exporter.exportReport();
        return file.toByteArray();
    }

    private static void labels(String report, Locale language, Map<String, Object> given) {
        try {
            var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT);
            given.put(JRParameter.REPORT_RESOURCE_BUNDLE, ResourceBundle.getBundle("reports." + report, language, control));
        } catch (MissingResourceException e) {
            // a report in one language has its labels in itself
        }
    }
}
