package io.throughline.receivables;

import io.throughline.api.InvalidInput;
import io.throughline.firm.Firm;
import io.throughline.mail.PostOffice;
import io.throughline.mail.PostOffice.Attachment;
import io.throughline.mail.PostOffice.Letter;
import io.throughline.project.Clients;
import io.throughline.quantity.Money;
import io.throughline.receivables.account.LetterPaper;
import io.throughline.receivables.account.OpenItems;
import io.throughline.receivables.account.Statement;
import io.throughline.receivables.account.StatementDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Statements of account: from the dated movements, so that the same days always say the same. */
@Service
public class Statements {

    /** Without its balance yet. */
    private record Booked(LocalDate day, String kind, String invoiceNumber, LocalDate dueDate, Money amount) {}

    private final JdbcClient db;
    private final Ageing ageing;
    private final StatementDocument document;
    private final PaymentPlans plans;
    private final PostOffice post;
    private final Clients clients;
    private final Firm firm;

    Statements(JdbcClient db, Ageing ageing, StatementDocument document, PaymentPlans plans, PostOffice post, Clients clients, Firm firm) {
        this.db = db;
        this.ageing = ageing;
        this.document = document;
        this.plans = plans;
        this.post = post;
        this.clients = clients;
        this.firm = firm;
    }

    @Transactional(readOnly = true)
    public Statement of(String clientCode, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) throw new InvalidInput("to", "%s is before %s".formatted(to, from));
        var byCurrency = new LinkedHashMap<String, List<Booked>>();
        booked(clients.get(clientCode).code(), to).forEach(b -> byCurrency.computeIfAbsent(b.amount().currency().getCurrencyCode(), any -> new ArrayList<>()).add(b));
        var ages = ageing.byClient(to).stream().filter(r -> r.clientCode().equals(clientCode)).toList();
        var agreed = agreed(clientCode);
        return new Statement(clientCode, from, to, byCurrency.entrySet().stream().map(c -> account(c.getValue(), from, ages.stream()
                .filter(a -> a.total().currency().getCurrencyCode().equals(c.getKey())).findFirst().orElse(null), agreed.stream().filter(a -> a.open().currency().getCurrencyCode().equals(c.getKey())).toList())).toList());
    }

    @Transactional(readOnly = true)
    public byte[] pdf(String clientCode, LocalDate from, LocalDate to) {
        return document.pdf(of(clientCode, from, to));
    }

    /** To the client's address, with the statement as PDF; the same days are mailed once. Answers the mail's id. */
    @Transactional
    public long mail(String clientCode, LocalDate from, LocalDate to) {
        var statement = of(clientCode, from, to);
        var paper = new LetterPaper(firm, clients.get(clientCode), "statement");
        var text = words(paper.language().getLanguage()).replace("{from}", paper.date(from)).replace("{to}", paper.date(to)).replace("{firm}", firm.profile().name());
        int subject = text.indexOf('\n');
        return post.post(new Letter("statement:%s:%s:%s".formatted(clientCode, from, to), clients.get(clientCode).email(), text.substring(0, subject),
                text.substring(subject).strip() + "\n", "client:" + clientCode,
                List.of(new Attachment("%s-%s-%s.pdf".formatted(paper.say("title").replace(' ', '-'), clientCode, to), "application/pdf", document.pdf(statement)))).in(paper.language()));
    }

    private static Statement.Account account(List<Booked> booked, LocalDate from, Ageing.Row ageing, List<Statement.Agreed> agreed) {
        var balance = Money.zero(booked.get(0).amount().currency().getCurrencyCode());
        for (var b : booked) if (b.day().isBefore(from)) balance = balance.plus(b.amount());
        var opening = balance;
        var movements = new ArrayList<Statement.Movement>();
        for (var b : booked) {
            if (b.day().isBefore(from)) continue;
            balance = balance.plus(b.amount());
            movements.add(new Statement.Movement(b.day(), b.kind(), b.invoiceNumber(), b.dueDate(), b.amount(), balance));
        }
        return new Statement.Account(opening, movements, balance, ageing, agreed);
    }

    private List<Statement.Agreed> agreed(String clientCode) {
        var drafts = db.sql("select p.draft_id from app.payment_plan p join app.receivable r using (draft_id) where r.client_code = ? and p.state = 'HOLDS' order by p.id").param(clientCode)
                .query(Long.class).list();
        return drafts.stream().flatMap(d -> plans.holding(d).stream()).flatMap(p -> p.instalments().stream().filter(i -> !i.isPaid())
                .map(i -> new Statement.Agreed(p.invoiceNumber(), i.position(), i.dueOn(), i.open()))).toList();
    }

    private List<Booked> booked(String clientCode, LocalDate to) {
        return db.sql("""
                select issue_date as day, 'INVOICE' as kind, invoice_number, due_date, gross as amount, currency, 1 as place
                from app.receivable where client_code = :client and issue_date <= :to
                union all
                select m.moved_on, m.how, r.invoice_number, null, -m.amount, r.currency, 2
                from app.receivable r join app.receivable_movement m using (draft_id) where r.client_code = :client and m.moved_on <= :to
                order by currency, day, place, invoice_number""").param("client", clientCode).param("to", to).query(Statements::booked).list();
    }

    private static Booked booked(ResultSet row, int n) throws SQLException {
        return new Booked(row.getObject("day", LocalDate.class), row.getString("kind"), row.getString("invoice_number"), row.getObject("due_date", LocalDate.class),
                OpenItems.money(row, "amount"));
    }

    private static String words(String language) {
        try {
            return new ClassPathResource("mail/statement_%s.txt".formatted(language)).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
