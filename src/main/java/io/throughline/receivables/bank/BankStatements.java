package io.throughline.receivables.bank;

import io.throughline.api.InvalidInput.Problem;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.firm.Periods;
import io.throughline.journal.Actor;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.receivables.ClientCredits;
import io.throughline.receivables.Incoming;
import io.throughline.receivables.Receivables;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Statements of the firm's bank: money in is booked where it names its invoice, else suggested and confirmed by a person. A line is taken once,
 * whatever file it comes in; a file that cannot be read in full changes nothing.
 */
@Service
@Transactional
public class BankStatements {
    static final int MOST_LINES = 50_000;
    private final BankLines lines;
    private final StatementMappings mappings;
    private final Receivables receivables;
    private final ClientCredits credits;
    private final Clients clients;
    private final Periods periods;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    BankStatements(BankLines lines, StatementMappings mappings, Receivables receivables, ClientCredits credits, Clients clients, Periods periods, ApplicationEventPublisher news, FirmClock clock) {
        this.lines = lines;
        this.mappings = mappings;
        this.receivables = receivables;
        this.credits = credits;
        this.clients = clients;
        this.periods = periods;
        this.news = news;
        this.clock = clock;
    }

    /** What became of a file. {@code known}: taken before; {@code outgoing}: no money in; {@code suggested} and {@code unknown} wait for a person. */
    public record Imported(long statementId, String format, int lines, int matched, int suggested, int unknown, int known, int outgoing) {}

    /** {@code format}: CAMT.053 or CSV, null: as the file looks. {@code mapping}: a saved one, null: columns by their usual names. */
    public Imported take(byte[] file, String fileName, String format, String mapping) {
        if (file.length == 0) throw new InvalidInput("file", "The file is empty.");
        var read = read(file, format, mapping);
        if (read.lines().size() > MOST_LINES) throw new InvalidInput("file", "%d lines are too many; %d at most".formatted(read.lines().size(), MOST_LINES));
        var early = read.lines().stream().filter(l -> l.bookedOn().isAfter(clock.today())).limit(50)
                .map(l -> new Problem("line %d: date".formatted(l.line()), "%s is after today, %s".formatted(l.bookedOn(), clock.today()))).toList();
        if (!early.isEmpty()) throw new InvalidInput(early);
        long statement = lines.statement(read.format(), fileName == null ? "" : fileName, sha256(file), read.lines().size());
        var fresh = lines.keep(statement, read.lines(), fingerprints(read));
        int known = read.lines().size() - fresh.size();
        lines.known(statement, known);
        var names = clients.all().stream().collect(Collectors.toMap(Client::code, Client::name));
        var matching = new Matching(receivables.open(), names);
        int matched = 0;
        var suggestions = new HashMap<Long, List<Matching.Suggestion>>();
        var booked = new ArrayList<Long>();
        var payments = new ArrayList<Incoming>();
        var taken = lines.paymentsBy(fresh);
        var bookable = new HashMap<LocalDate, LocalDate>();
        for (var line : fresh) {
            var match = matching.of(line.money());
            var day = bookable.computeIfAbsent(line.money().bookedOn(), periods::open);
            var parts = match.exact().entrySet().stream().map(e -> new Incoming(e.getKey().number(), e.getValue(), day, line.reference())).toList();
            if (!parts.isEmpty() && parts.stream().allMatch(part -> part.equals(taken.getOrDefault(BankLines.name(part), part)))) {
                parts.forEach(part -> taken.put(BankLines.name(part), part));
                payments.addAll(parts);
                booked.add(line.id());
                matched++;
            } else if (!match.suggestions().isEmpty()) {
                suggestions.put(line.id(), match.suggestions());
            }
        }
        receivables.receivePayments(payments);
        lines.matched(booked);
        lines.suggest(suggestions);
        news.publishEvent(new StatementImported(statement, read.format(), read.lines().size(), matched, known));
        return new Imported(statement, read.format(), read.lines().size(), matched, suggestions.size(), fresh.size() - matched - suggestions.size(), known, read.outgoing());
    }

    private BankMoney.Read read(byte[] file, String format, String mapping) {
        var wanted = format == null || format.isBlank() ? "" : format.strip().toUpperCase(Locale.ROOT);
        if (!List.of("", "CSV", "CAMT", "CAMT.053", "CAMT053", "XML").contains(wanted)) throw new InvalidInput("format", "is camt.053 or csv");
        boolean xml = wanted.isEmpty() ? new String(file, 0, Math.min(200, file.length), StandardCharsets.ISO_8859_1).replaceFirst("^\\W*?(?=<)", "").startsWith("<") : !wanted.equals("CSV");
        return xml ? Camt053.read(file) : BankCsv.read(file, mapping == null || mapping.isBlank() ? StatementMapping.GUESSED : mappings.get(mapping));
    }

    /** A line whose bank gives it a reference is known by that; else by what it says, and how often the file says it. */
    private static List<String> fingerprints(BankMoney.Read read) {
        var seen = new HashMap<String, Integer>();
        return read.lines().stream().map(l -> {
            var told = "%s|%s|%s|%s".formatted(read.account(), l.bookedOn(), l.amount(), l.reference().isEmpty() ? l.payer() + "|" + l.text() : "#" + l.reference());
            return sha256((told + "|" + seen.merge(told, 1, Integer::sum)).getBytes(StandardCharsets.UTF_8));
        }).toList();
    }

    /** A person says whose money it is. */
    public BankLine confirm(long lineId, String invoiceNumber) {
        var line = waiting(lineId);
        receivables.receivePayment(invoiceNumber, line.amount(), periods.open(line.bookedOn()), line.paymentReference());
        return decide(line, "CONFIRMED");
    }

    /** For no invoice yet: it becomes the client's credit. */
    public BankLine payInAdvance(long lineId, String clientCode) {
        var line = waiting(lineId);
        credits.payInAdvance(clientCode, line.amount(), periods.open(line.bookedOn()), line.paymentReference());
        return decide(line, "ADVANCE");
    }

    /** No client's payment. */
    public BankLine setAside(long lineId) {
        return decide(waiting(lineId), "SET_ASIDE");
    }

    private BankLine waiting(long lineId) {
        var line = lines.lock(lineId).orElseThrow(() -> new Unknown("line of a bank statement", lineId));
        if (!line.state().equals("OPEN")) throw new Refused("This line is %s already.".formatted(line.state().toLowerCase(Locale.ROOT).replace('_', ' ')));
        return line;
    }

    private BankLine decide(BankLine line, String state) {
        lines.decide(line.id(), state, Actor.current(), Timestamp.from(clock.instant()));
        news.publishEvent(new BankLineDecided(line.id(), state, line.amount()));
        return lines.lock(line.id()).orElseThrow();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
