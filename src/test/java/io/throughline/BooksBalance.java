package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.Ledger;
import java.math.BigDecimal;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Whatever a test did, debits are credits after it, and receivables are what their account says. */
public class BooksBalance implements AfterEachCallback, AfterAllCallback {

    @Override
    public void afterEach(ExtensionContext test) {
        var books = SpringExtension.getApplicationContext(test).getBean(JdbcClient.class);
        assertThat(books.sql("select coalesce(sum(debit - credit), 0) from app.ledger_line").query(BigDecimal.class).single()).as("trial balance after %s", test.getDisplayName()).isZero();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        assertThat(SpringExtension.getApplicationContext(tests).getBean(Ledger.class).receivablesApart()).as("receivables and their account after %s", tests.getDisplayName()).isEmpty();
    }
}
