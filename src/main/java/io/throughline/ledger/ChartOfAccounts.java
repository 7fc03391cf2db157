package io.throughline.ledger;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts under the firm's names and its accountant's numbers. Which fact is posted where is not a setting. */
@Service
@Transactional
public class ChartOfAccounts {

    /** {@code kind}: ASSET, LIABILITY, INCOME, EXPENSE; {@code number} as the accountant has it, null where it is ours. */
    public record OfChart(String account, String name, String kind, String number) {}

    private final JdbcClient db;
    private final ApplicationEventPublisher news;

    ChartOfAccounts(JdbcClient db, ApplicationEventPublisher news) {
        this.db = db;
        this.news = news;
    }

    @Transactional(readOnly = true)
    public List<OfChart> all() {
        return db.sql("select code as account, name, kind, number from app.account order by code").query(OfChart.class).list();
    }

    @Transactional(readOnly = true)
    public OfChart get(String account) {
        return all().stream().filter(a -> a.account().equals(account)).findFirst().orElseThrow(() -> new Unknown("account", account));
    }

    /** Publishes AccountChanged. Several accounts may share a number: then the accountant keeps them as one. */
    public OfChart change(String account, String name, String number) {
        var before = get(account);
        if (name == null || name.isBlank() || name.strip().length() > 100) throw new InvalidInput("name", "an account has a name of 1 to 100 characters");
        var wanted = number == null || number.isBlank() ? null : number.strip();
        if (wanted != null && !wanted.matches("[0-9A-Za-z][0-9A-Za-z./-]{0,19}")) throw new InvalidInput("number", "'%s' is no account number: up to 20 digits, letters, points and dashes".formatted(wanted));
        var other = all().stream().filter(a -> !a.account().equals(account) && wanted != null && wanted.equals(a.number()) && !a.kind().equals(before.kind())).findFirst();
        if (other.isPresent()) throw new Refused("number", "%s is the number of %s %s, which is of another kind.".formatted(wanted, other.get().account(), other.get().name()));
        if (before.name().equals(name.strip()) && Objects.equals(before.number(), wanted)) return before;
        db.sql("update app.account set name = ?, number = ? where code = ?").params(Arrays.asList(name.strip(), wanted, account)).update();
        news.publishEvent(new AccountChanged(account, before.name(), name.strip(), before.number(), wanted));
        return get(account);
    }
}
