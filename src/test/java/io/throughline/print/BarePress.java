package io.throughline.print;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperExportManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import org.springframework.core.io.ClassPathResource;

/** JasperReports as it comes: fill and export of the same template, parameters and rows, without anything of ours. */
public final class BarePress {
    private final JasperReport template;
    private final Sheet sheet;

    public BarePress(Sheet sheet) throws Exception {
        this.sheet = sheet;
        try (var jrxml = new ClassPathResource("reports/" + sheet.report() + ".jrxml").getInputStream()) {
            template = JasperCompileManager.compileReport(jrxml);
        }
    }

    @SuppressWarnings("unchecked")
    public byte[] pdf() throws Exception {
        var given = new HashMap<>(sheet.parameters());
        given.put("qr", null);
        given.put(JRParameter.REPORT_LOCALE, Locale.UK);
        given.put(JRParameter.REPORT_RESOURCE_BUNDLE, ResourceBundle.getBundle("reports." + sheet.report(), Locale.UK));
        return JasperExportManager.exportReportToPdf(JasperFillManager.fillReport(template, given, new JRMapCollectionDataSource((java.util.Collection<Map<String, ?>>) sheet.rows())));
    }
}
