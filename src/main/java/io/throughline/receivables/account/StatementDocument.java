package io.throughline.receivables.account;

import io.throughline.firm.Firm;
import io.throughline.print.Imprint;
import io.throughline.print.PrintingPress;
import io.throughline.project.Clients;
import io.throughline.receivables.Ageing;
import io.throughline.receivables.account.Statement.Movement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Fills {@code reports/statement.jrxml}. */
@Component
public class StatementDocument {
    private final PrintingPress press;
    private final Firm firm;
    private final Clients clients;

    StatementDocument(PrintingPress press, Firm firm, Clients clients) {
        this.press = press;
        this.firm = firm;
        this.clients = clients;
    }

    public byte[] pdf(Statement statement) {
        var client = clients.get(statement.clientCode());
        var paper = new LetterPaper(firm, client, "statement");
        var facts = new LinkedHashMap<String, String>();
        facts.put(paper.say("fact.date"), paper.date(statement.to()));
        facts.put(paper.say("fact.client"), client.code());
        var p = paper.letterhead(paper.say("title"), facts);
        p.put("subtitle", client.name());
        p.put("text", paper.say("text", paper.date(statement.from()), paper.date(statement.to())));
        p.put("after", paper.say("after"));
        return press.pdf("statement", paper.language(), p, rows(statement, paper),
                new Imprint(paper.say("title") + " " + client.code(), firm.profile().name(), statement.to()));
    }

    private static List<Map<String, Object>> rows(Statement statement, LetterPaper paper) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var account : statement.accounts()) {
            rows.add(Map.of("kind", "HEAD", "what", paper.say("head", account.closing().currency().getCurrencyCode())));
            rows.add(Map.of("kind", "OPENING", "day", paper.date(statement.from()), "what", paper.say("opening"), "balance", paper.number(account.opening())));
            account.movements().forEach(m -> rows.add(movement(m, paper)));
            rows.add(Map.of("kind", "CLOSING", "day", paper.date(statement.to()), "what", paper.say("closing"), "balance", paper.amount(account.closing())));
            if (account.ageing() != null) rows.add(ages(account.ageing(), paper));
            if (!account.agreed().isEmpty()) rows.add(Map.of("kind", "HEAD", "what", paper.say("agreed")));
            account.agreed().forEach(a -> rows.add(Map.of("kind", "MOVE", "day", paper.date(a.dueOn()), "what", paper.say("instalment", a.position()), "reference", a.invoiceNumber(),
                    "amount", paper.number(a.open()))));
        }
        if (rows.isEmpty()) rows.add(Map.of("kind", "NONE", "what", paper.say("none")));
        return rows;
    }

    private static Map<String, Object> movement(Movement m, LetterPaper paper) {
        var row = new HashMap<String, Object>();
        row.put("kind", "MOVE");
        row.put("day", paper.date(m.day()));
        row.put("what", paper.say("kind." + m.kind()));
        row.put("reference", m.dueDate() == null ? m.invoiceNumber() : paper.say("reference", m.invoiceNumber(), paper.date(m.dueDate())));
        row.put("amount", paper.number(m.amount()));
        row.put("balance", paper.number(m.balance()));
        return row;
    }

    private static Map<String, Object> ages(Ageing.Row age, LetterPaper paper) {
        return Map.of("kind", "AGE", "notDue", paper.number(age.notDue()), "upTo30", paper.number(age.upTo30()), "upTo60", paper.number(age.upTo60()),
                "upTo90", paper.number(age.upTo90()), "over90", paper.number(age.over90()));
    }
}
