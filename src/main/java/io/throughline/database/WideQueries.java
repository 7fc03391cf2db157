package io.throughline.database;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Queries over tens of thousands of rows whose filters may be left out. The database plans each for its own values: a plan for any values, as it
 * makes one after some askings, took eighty times as long for hours by task.
 */
@Component
public class WideQueries {
    private final NamedParameterJdbcTemplate named;
    private final JdbcClient client;

    WideQueries(DataSource books) {
        named = new NamedParameterJdbcTemplate(new JdbcTemplate(books) {
            @Override
            protected void applyStatementSettings(Statement statement) throws SQLException {
                super.applyStatementSettings(statement);
                statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            }
        });
        client = JdbcClient.create(named);
    }

    public StatementSpec sql(String sql) {
        return client.sql(sql);
    }

    public NamedParameterJdbcTemplate named() {
        return named;
    }
}
