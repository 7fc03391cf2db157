package io.throughline.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.mustangproject.ZUGFeRD.Profiles;
import org.mustangproject.ZUGFeRD.ZUGFeRDExporterFromA3;
import org.springframework.stereotype.Component;

/** Puts the XML of an invoice into its PDF/A-3: Factur-X (ZUGFeRD), profile EN 16931. */
@Component
public class HybridPdf {

    public byte[] of(byte[] pdf, byte[] xml, String author) {
        var out = new ByteArrayOutputStream(pdf.length + xml.length);
        try (var exporter = new ZUGFeRDExporterFromA3()) {
            exporter.ignorePDFAErrors();
            exporter.load(pdf);
            exporter.setProducer("Throughline").setCreator(author).setZUGFeRDVersion(2).setProfile(Profiles.getByName("EN16931"));
            exporter.setXML(xml);
            exporter.disableAutoClose(true);
            exporter.export(out);
        } catch (IOException e) {
            throw new IllegalStateException("the XML cannot be put into the PDF: " + e.getMessage(), e);
        }
        return out.toByteArray();
    }
}
