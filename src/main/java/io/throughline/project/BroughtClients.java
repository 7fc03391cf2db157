package io.throughline.project;

import io.throughline.api.ByName;
import io.throughline.api.CsvFile;
import io.throughline.firm.Firm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Clients from the list of another system (Harvest, Kimai, QuickBooks Online, or our own names of columns), all or nothing. Where it says no
 * country or currency it is the firm's own; where it says no days to pay, 30.
 */
@Component
public class BroughtClients {
    private static final List<String> CODE = List.of("code", "client_code", "client code", "number", "customer number");
    private static final List<String> NAME = List.of("name", "client name", "company", "company name", "client", "customer", "customer full name", "full name", "display name");
    private static final List<String> COUNTRY = List.of("country", "billing country");
    private static final List<String> CURRENCY = List.of("currency", "currency code");
    private static final List<String> DAYS = List.of("payment_terms_days", "payment terms", "days to pay", "terms");
    private static final List<String> EMAIL = List.of("email", "e-mail", "mail", "email address", "main email");
    private static final List<String> VAT_ID = List.of("vat_id", "vat id", "vat number", "tax id", "tax number");
    private static final List<String> ADDRESS = List.of("address", "billing address");
    private static final List<String> STREET = List.of("street", "street address", "billing street");
    private static final List<String> POSTCODE = List.of("zip", "zip code", "postcode", "postal code", "billing zip");
    private static final List<String> CITY = List.of("city", "town", "billing city");
    private static final List<String> LANGUAGE = List.of("language");
    private static final Map<String, List<String>> COLUMNS = Map.of("code", CODE, "name", NAME, "country", COUNTRY, "currency", CURRENCY, "paymentTermsDays", DAYS, "email", EMAIL,
            "vatId", VAT_ID, "address", ADDRESS, "language", LANGUAGE);
    /** {@code 30}, {@code 30 days}, {@code Net 30}. */
    private static final Pattern TERMS = Pattern.compile("(?:net )?(\\d{1,3})(?: days)?", Pattern.CASE_INSENSITIVE);
    private static final int USUAL_DAYS = 30;
    private final Clients clients;
    private final Firm firm;
    private final TransactionTemplate transaction;

    BroughtClients(Clients clients, Firm firm, TransactionTemplate transaction) {
        this.clients = clients;
        this.firm = firm;
        this.transaction = transaction;
    }

    /** A dry run does everything and takes it back. */
    public Brought take(byte[] list, boolean dryRun) {
        var file = CsvFile.read(list).needs(NAME, EMAIL);
        return transaction.execute(status -> {
            if (dryRun) status.setRollbackOnly();
            var here = new ByName<>(clients.all(), Client::code, Client::name, c -> "");
            var names = clients.all().stream().map(c -> c.name().toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(HashSet::new));
            var created = new ArrayList<String>();
            for (var row : file.rows()) {
                var client = client(row);
                if (client == null || isHere(client, here, names) || created.contains(client.code())) continue;
                if (Brought.tried(row, COLUMNS, () -> clients.register(client))) created.add(client.code());
            }
            file.throwProblems();
            return new Brought(file.rows().size(), created, file.rows().size() - created.size(), dryRun);
        });
    }

    private static boolean isHere(Client client, ByName<Client> here, Set<String> names) {
        return here.find(client.code()) != null || names.contains(client.name().toLowerCase(Locale.ROOT));
    }

    /** Null where the row cannot be read; it says so. */
    private Client client(CsvFile.Row row) {
        var name = row.value(NAME);
        var code = row.value(CODE);
        if (code.isEmpty()) code = Brought.code(name);
        if (code.isEmpty()) {
            row.problem(NAME, "is missing");
            return null;
        }
        var terms = TERMS.matcher(row.value(DAYS));
        if (!row.value(DAYS).isEmpty() && !terms.matches()) {
            row.problem(DAYS, "'%s' is no number of days; write 30.".formatted(CsvFile.brief(row.value(DAYS))));
            return null;
        }
        int days = row.value(DAYS).isEmpty() ? USUAL_DAYS : Integer.parseInt(terms.group(1));
        var currency = row.value(CURRENCY).isEmpty() ? firm.profile().currency() : row.value(CURRENCY).toUpperCase(Locale.ROOT);
        var language = row.value(LANGUAGE).isEmpty() ? "en" : row.value(LANGUAGE).toLowerCase(Locale.ROOT);
        return new Client(code, name, country(row.value(COUNTRY)), currency, days, row.value(EMAIL), row.value(VAT_ID), address(row), language);
    }

    /** By its two letters, or its name in English or German. */
    private String country(String text) {
        if (text.isEmpty()) return firm.profile().country();
        if (text.length() == 2) return text.toUpperCase(Locale.ROOT);
        return Stream.of(Locale.getISOCountries()).filter(c -> Stream.of(Locale.ENGLISH, Locale.GERMAN).anyMatch(l -> new Locale("", c).getDisplayCountry(l).equalsIgnoreCase(text)))
                .findFirst().orElse(text);
    }

    private static String address(CsvFile.Row row) {
        if (!row.value(ADDRESS).isEmpty()) return row.value(ADDRESS).replaceAll("\\s*\\R\\s*", ", ");
        var place = (row.value(POSTCODE) + " " + row.value(CITY)).strip();
        return Stream.of(row.value(STREET).replaceAll("\\s*\\R\\s*", ", "), place).filter(p -> !p.isEmpty()).collect(Collectors.joining(", "));
    }
}
