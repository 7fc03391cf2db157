package io.throughline.receivables.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.api.InvalidInput;
import io.throughline.quantity.Money;
import io.throughline.receivables.Receivables.Receivable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bank statements as they are read, and whose money their lines are. */
class StatementTests {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void ofTwoHundredLinesExactReferencesAreMatchedAndTheRestProposedWithAScore() {
        var open = IntStream.rangeClosed(1, 200).mapToObj(i -> owed(i, "C" + i % 40, "%d.00".formatted(100 + i))).toList();
        var names = new HashMap<String, String>();
        for (int i = 0; i < 40; i++) names.put("C" + i, "Kunde" + i + " GmbH");
        var camt = new StringBuilder("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>DE1</IBAN></Id></Acct>");
        for (int i = 1; i <= 200; i++) {
            boolean exact = i <= 150;
            camt.append(entry("%d.00".formatted(100 + i), "R" + i, "Kunde%d GmbH".formatted(i % 40), exact ? "Rechnung inv 2026/%05d danke".formatted(i) : "Miete"));
        }
        var read = Camt053.read(camt.append("</Stmt></BkToCstmrStmt></Document>").toString().getBytes(StandardCharsets.UTF_8));
        assertThat(read.lines()).hasSize(200);
        var matching = new Matching(open, names);
        var matches = read.lines().stream().map(matching::of).toList();
        assertThat(matches.subList(0, 150)).allSatisfy(m -> assertThat(m.exact()).hasSize(1));
        assertThat(matches.subList(150, 200)).allSatisfy(m -> {
            assertThat(m.exact()).isEmpty();
            assertThat(m.suggestions().get(0).score()).isBetween(70, 99);
            assertThat(m.suggestions().get(0).why()).isEqualTo("amount, payer");
        });
        assertThat(matches.get(150).suggestions().get(0).draftId()).isEqualTo(151);
    }

    @Test
    void severalNumbersAreOneReferenceWhereTheirSumIsTheMoney() {
        var matching = new Matching(List.of(owed(1, "A", "100.00"), owed(2, "A", "50.00"), owed(3, "A", "7.00")), Map.of());
        assertThat(matching.of(money("150.00", "INV-2026-00001, INV-2026-00002")).exact().values()).containsExactlyInAnyOrder(euro("100.00"), euro("50.00"));
        assertThat(matching.of(money("7.50", "INV-2026-00003")).exact()).isEmpty();
        assertThat(matching.of(money("7.50", "INV-2026-00003")).suggestions()).singleElement().satisfies(s -> assertThat(s.score()).isEqualTo(55));
        assertThat(matching.of(money("2.00", "INV-2026-00003")).exact()).hasSize(1);
        assertThat(matching.of(money("6.00", "INV-2026-00003")).exact()).as("5.00 are left").isEmpty();
        assertThat(matching.of(money("5.00", "INV-2026-000031")).exact()).isEmpty();
    }

    @Test
    void anEntryOfSeveralTransactionsIsReadOneByOne() {
        var file = """
                <Document><BkToCstmrStmt><Stmt><Ntry><Amt Ccy="EUR">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>2026-03-02T10:00:00</DtTm></BookgDt>
                <AcctSvcrRef>X</AcctSvcrRef><NtryDtls><TxDtls><Amt Ccy="EUR">10.00</Amt><RmtInf><Ustrd>one</Ustrd></RmtInf></TxDtls><TxDtls><Amt Ccy="EUR">20.00</Amt></TxDtls></NtryDtls></Ntry>
                <Ntry><Amt Ccy="EUR">5.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2026-03-02</Dt></BookgDt></Ntry></Stmt></BkToCstmrStmt></Document>""";
        var read = Camt053.read(file.getBytes(StandardCharsets.UTF_8));
        assertThat(read.lines()).extracting(BankMoney::amount, BankMoney::reference).containsExactly(org.assertj.core.groups.Tuple.tuple(euro("10.00"), "X/1"), org.assertj.core.groups.Tuple.tuple(euro("20.00"), "X/2"));
        assertThat(read.outgoing()).isEqualTo(1);
    }

    @Test
    void aCsvIsReadByItsMapping() {
        var mapping = new StatementMapping("|", ",", "dd/MM/yyyy", 2, "KWD", "Tag", "Wert", null, "Wer", "Was", null);
        var read = BankCsv.read("Konto 1\n\nTag|Wer|Was|Wert\n02/03/2026|\"Nord | Co\"|\"a \"\"b\"\"\"|1.234,567\n".getBytes(StandardCharsets.UTF_8), mapping);
        assertThat(read.lines()).containsExactly(new BankMoney(4, DAY, Money.of("1234.567", "KWD"), "Nord | Co", "a \"b\"", ""));
        assertThatThrownBy(() -> BankCsv.read("Date,Amount,Currency\n2026-03-02,1.234,EUR\n".getBytes(StandardCharsets.UTF_8), StatementMapping.GUESSED))
                .isInstanceOfSatisfying(InvalidInput.class, e -> assertThat(e.problems()).extracting("field").containsExactly("line 2: amount"));
        assertThatThrownBy(() -> BankCsv.read("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), StatementMapping.GUESSED))
                .isInstanceOfSatisfying(InvalidInput.class, e -> assertThat(e.problems()).extracting("field").contains("dateColumn", "amountColumn", "currencyColumn"));
    }

    private static String entry(String amount, String reference, String payer, String text) {
        return """
                <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>%s</Dt></BookgDt><AcctSvcrRef>%s</AcctSvcrRef><NtryDtls><TxDtls>
                <RltdPties><Dbtr><Nm>%s</Nm></Dbtr></RltdPties><RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>""".formatted(amount, DAY, reference, payer, text);
    }

    private static BankMoney money(String amount, String text) {
        return new BankMoney(1, DAY, euro(amount), "", text, "");
    }

    private static Receivable owed(int number, String client, String amount) {
        return new Receivable(number, "INV-2026-%05d".formatted(number), client, new ArrayList<>(), DAY.minusDays(20), DAY.plusDays(10), euro(amount), euro("0.00"), euro(amount), false, null, null);
    }

    private static Money euro(String amount) {
        return Money.of(amount, "EUR");
    }
}
