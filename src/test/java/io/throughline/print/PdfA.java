package io.throughline.print;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.lowagie.text.pdf.PRStream;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** What others make of a PDF: an independent validator of PDF/A-3b, and a reader of its squares. */
public final class PdfA {
    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private PdfA() {}

    /** Each broken rule, with where; one entry for what is no PDF at all. */
    public static List<String> violations(byte[] pdf) throws Exception {
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_3_B);
             var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_3_B, false)) {
            return validator.validate(parser).getTestAssertions().stream().map(a -> a.getRuleId().getClause() + ": " + a.getMessage() + " " + a.getLocation().getContext()).distinct().toList();
        } catch (org.verapdf.core.ModelParsingException e) {
            return List.of(e.getMessage());
        }
    }

    /** What the QR codes among the pictures say. */
    public static List<String> squares(byte[] pdf) throws Exception {
        var reader = new PdfReader(pdf);
        var said = new ArrayList<String>();
        for (int i = 1; i < reader.getXrefSize(); i++) {
            if (!(reader.getPdfObject(i) instanceof PRStream stream) || !PdfName.IMAGE.equals(stream.get(PdfName.SUBTYPE))) continue;
            said.add(new QRCodeReader().decode(new BinaryBitmap(new GlobalHistogramBinarizer(picture(stream))), Map.of(DecodeHintType.PURE_BARCODE, true)).getText());
        }
        return said;
    }

    /** Red, green and blue in a byte each; a white margin around it. */
    private static RGBLuminanceSource picture(PRStream stream) throws Exception {
        int width = stream.getAsNumber(PdfName.WIDTH).intValue();
        int height = stream.getAsNumber(PdfName.HEIGHT).intValue();
        var bytes = PdfReader.getStreamBytes(stream);
        int margin = 16;
        int wide = width + 2 * margin;
        var pixels = new int[wide * (height + 2 * margin)];
        Arrays.fill(pixels, 0xffffff);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) pixels[(y + margin) * wide + x + margin] = bytes[3 * (y * width + x)] == 0 ? 0 : 0xffffff;
        }
        return new RGBLuminanceSource(wide, height + 2 * margin, pixels);
    }
}
