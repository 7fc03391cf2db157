package io.throughline.billing.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.billing.einvoice.EInvoice.Line;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Varied invoices and credit notes pass in both syntaxes, by both validators, and add up to the last decimal. */
class RulesTests {
    private static final Rules RULES = new Rules();
    private static final List<EInvoice> SAMPLES = Samples.all();

    @Test
    void thereAreEnoughOfThem() {
        assertThat(SAMPLES).hasSizeGreaterThanOrEqualTo(60);
        assertThat(SAMPLES).extracting(EInvoice::number).doesNotHaveDuplicates();
    }

    @Test
    void everySampleAddsUpExactly() {
        assertThat(SAMPLES).allSatisfy(i -> {
            assertThat(i.misreckoned()).isEmpty();
            assertThat(i.net()).isEqualByComparingTo(i.lineTotal().subtract(i.allowances()).add(i.charges()));
            assertThat(i.gross()).isEqualByComparingTo(i.net().add(i.tax()));
            assertThat(i.due()).isEqualByComparingTo(i.gross().subtract(i.prepaid()));
        });
    }

    @ParameterizedTest
    @EnumSource(Syntax.class)
    void everySamplePassesThePublishedRules(Syntax syntax) throws IOException {
        for (var invoice : SAMPLES) {
            var xml = show(invoice, syntax);
            assertThat(RULES.errors(xml, syntax, invoice.creditNote())).as("%s as %s", invoice.number(), syntax).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Syntax.class)
    void everySamplePassesTheSecondOpinion(Syntax syntax) {
        for (var invoice : SAMPLES) {
            SecondOpinion.isValid(syntax.write(invoice), invoice.number() + "-" + syntax + ".xml");
        }
    }

    @Test
    void theSameInvoiceIsWrittenInTheSameBytes() {
        for (var syntax : Syntax.values()) assertThat(syntax.write(SAMPLES.get(0))).isEqualTo(syntax.write(Samples.all().get(0)));
    }

    @Test
    void aWrongSumIsFound() {
        var right = SAMPLES.get(0);
        var line = right.lines().get(0);
        var wrong = new EInvoice(false, right.number(), right.issueDate(), right.dueDate(), right.currency(), right.buyerReference(), "", "", "", List.of(), null, right.seller(),
                right.buyer(), right.delivery(), right.payment(), List.of(new Line("1", line.name(), line.quantity(), line.unit(), line.price(), line.amount().add(BigDecimal.ONE),
                line.category(), line.percent(), List.of())), List.of(), right.vat(), null);
        assertThat(wrong.misreckoned()).hasSize(3);
        assertThat(RULES.errors(Syntax.UBL.write(wrong), Syntax.UBL, false)).extracting(Rules.Finding::rule).contains("BR-S-08");
    }

    private static byte[] show(EInvoice invoice, Syntax syntax) throws IOException {
        var xml = syntax.write(invoice);
        var folder = System.getProperty("throughline.look");
        if (folder != null) Files.write(Path.of(folder, invoice.number() + "-" + syntax + ".xml"), xml);
        return xml;
    }
}
