package io.throughline.print;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import io.throughline.quantity.Money;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The square that a banking app reads: a SEPA credit transfer as the European Payments Council lays it out (EPC069-12, version 002). */
public final class PaymentCode {
    private static final int PIXELS_A_MODULE = 4;
    private static final BigDecimal LARGEST = new BigDecimal("999999999.99");

    private PaymentCode() {}

    /** Empty where such a transfer cannot be asked for: another currency, no IBAN, nothing to pay. */
    public static Optional<String> text(String payee, String iban, String bic, Money amount, String reference) {
        if (iban == null || iban.isBlank() || !amount.currency().getCurrencyCode().equals("EUR") || !amount.isPositive() || amount.amount().compareTo(LARGEST) > 0) {
            return Optional.empty();
        }
        return Optional.of(String.join("\n", "BCD", "002", "1", "SCT", bic == null ? "" : bic.replaceAll("\\s", ""), cut(payee, 70), iban.replaceAll("\\s", ""),
                "EUR" + amount.amount().toPlainString(), "", "", cut(reference, 140)));
    }

    /** A PNG, black on white, with error correction M, as the layout asks. */
    public static InputStream image(String text) {
        try {
            var hints = Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.CHARACTER_SET, "UTF-8", EncodeHintType.MARGIN, 0);
            return png(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints));
        } catch (WriterException | IOException e) {
            throw new IllegalStateException("cannot draw the payment code of " + text, e);
        }
    }

    private static InputStream png(BitMatrix modules) throws IOException {
        int side = modules.getWidth() * PIXELS_A_MODULE;
        var image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) image.setRGB(x, y, modules.get(x / PIXELS_A_MODULE, y / PIXELS_A_MODULE) ? 0 : 0xffffff);
        }
        var png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return new ByteArrayInputStream(png.toByteArray());
    }

    private static String cut(String text, int longest) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= longest ? line : line.substring(0, longest);
    }
}
