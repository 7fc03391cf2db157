package io.throughline.receivables.bank;

import io.throughline.api.InvalidInput;
import io.throughline.api.InvalidInput.Problem;
import io.throughline.quantity.Money;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A bank's statement in ISO 20022 camt.053, of any version: booked credits, an entry's transactions one by one where each tells its amount.
 * A document type is refused, so that nothing outside the file is ever read.
 */
public final class Camt053 {
    static final String FORMAT = "CAMT.053";
    private final List<BankMoney> lines = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private String account = "";
    private int entries;
    private int outgoing;

    private Camt053() {}

    public static BankMoney.Read read(byte[] file) {
        var reader = new Camt053();
        var root = parsed(file);
        var statements = all(root, "BkToCstmrStmt", "Stmt").toList();
        if (statements.isEmpty()) throw new InvalidInput("file", "is no statement in camt.053: it holds no BkToCstmrStmt/Stmt");
        statements.forEach(reader::statement);
        if (!reader.problems.isEmpty()) throw new InvalidInput(reader.problems);
        return new BankMoney.Read(FORMAT, reader.account, reader.lines, reader.outgoing);
    }

    private static Element parsed(byte[] file) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(file)).getDocumentElement();
        } catch (SAXException e) {
            throw new InvalidInput("file", "is no XML that can be read: " + Objects.toString(e.getMessage(), "").replaceAll("\\s+", " "));
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("cannot read XML", e);
        }
    }

    private void statement(Element statement) {
        account = text(statement, "Acct", "Id", "IBAN");
        if (account.isEmpty()) account = text(statement, "Acct", "Id", "Othr", "Id");
        all(statement, "Ntry").forEach(this::entry);
    }

    private void entry(Element entry) {
        int number = ++entries;
        var status = text(entry, "Sts").strip();
        if (!status.isEmpty() && !status.startsWith("BOOK")) return;
        if (!text(entry, "CdtDbtInd").equals("CRDT") || text(entry, "RvslInd").equals("true")) {
            outgoing++;
            return;
        }
        var day = day(number, entry);
        var whole = money(number, first(entry, "Amt"));
        if (day == null || whole == null) return;
        var reference = text(entry, "AcctSvcrRef").isEmpty() ? text(entry, "NtryRef") : text(entry, "AcctSvcrRef");
        var details = all(entry, "NtryDtls", "TxDtls").toList();
        var amounts = details.stream().map(d -> money(number, own(d))).toList();
        boolean singly = details.size() > 1 && amounts.stream().noneMatch(Objects::isNull) && amounts.stream().allMatch(a -> a.currency().equals(whole.currency()))
                && amounts.stream().reduce(Money::plus).orElseThrow().equals(whole);
        if (singly) {
            for (int i = 0; i < details.size(); i++) add(number, day, amounts.get(i), List.of(details.get(i)), entry, reference.isEmpty() ? "" : reference + "/" + (i + 1));
        } else {
            add(number, day, whole, details, entry, reference);
        }
    }

    private void add(int number, LocalDate day, Money amount, List<Element> details, Element entry, String reference) {
        var payer = details.stream().map(d -> text(d, "RltdPties", "Dbtr", "Nm").isEmpty() ? text(d, "RltdPties", "Dbtr", "Pty", "Nm") : text(d, "RltdPties", "Dbtr", "Nm"))
                .filter(n -> !n.isEmpty()).distinct().collect(Collectors.joining(", "));
        var said = details.stream().flatMap(d -> Stream.of(
                all(d, "RmtInf", "Ustrd").map(Camt053::text), all(d, "RmtInf", "Strd", "CdtrRefInf", "Ref").map(Camt053::text),
                all(d, "RmtInf", "Strd", "RfrdDocInf", "Nb").map(Camt053::text), all(d, "Refs", "EndToEndId").map(Camt053::text)).flatMap(s -> s));
        var text = Stream.concat(said, Stream.of(text(entry, "AddtlNtryInf"))).map(String::strip).filter(t -> !t.isEmpty() && !t.equals("NOTPROVIDED"))
                .distinct().collect(Collectors.joining(" "));
        if (amount.isPositive()) lines.add(new BankMoney(number, day, amount, payer, text, reference.strip()));
    }

    private static Element own(Element detail) {
        var amount = first(detail, "Amt");
        return amount != null ? amount : all(detail, "AmtDtls", "TxAmt", "Amt").findFirst().orElse(null);
    }

    private LocalDate day(int entry, Element of) {
        for (var path : List.of("BookgDt", "ValDt")) {
            var day = text(of, path, "Dt").isEmpty() ? text(of, path, "DtTm") : text(of, path, "Dt");
            if (day.matches("\\d{4}-\\d{2}-\\d{2}.*")) {
                try {
                    return LocalDate.parse(day.substring(0, 10));
                } catch (java.time.DateTimeException notADay) {
                    break;
                }
            }
        }
        problems.add(new Problem("entry %d: BookgDt".formatted(entry), "is no date; it is written 2026-03-01"));
        return null;
    }

    private Money money(int entry, Element amount) {
        if (amount == null) return null;
        try {
            return Money.of(new BigDecimal(text(amount)).toPlainString(), amount.getAttribute("Ccy"));
        } catch (IllegalArgumentException e) {
            problems.add(new Problem("entry %d: Amt".formatted(entry), "'%s %s' is no amount".formatted(text(amount), amount.getAttribute("Ccy"))));
            return null;
        }
    }

    private static String text(Element of, String... path) {
        return all(of, path).findFirst().map(Camt053::text).orElse("");
    }

    private static String text(Element element) {
        return element.getTextContent().strip();
    }

    private static Element first(Element of, String name) {
        return all(of, name).findFirst().orElse(null);
    }

    private static Stream<Element> all(Element of, String... path) {
        var found = Stream.of(of);
        for (var name : path) found = found.flatMap(e -> children(e).filter(c -> c.getLocalName().equals(name)));
        return found;
    }

    private static Stream<Element> children(Element of) {
        var children = new ArrayList<Element>();
        for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) if (child instanceof Element element) children.add(element);
        return children.stream();
    }
}
