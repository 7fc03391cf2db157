package io.throughline;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** One PostgreSQL a test JVM, one database a Spring context. */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static EmbeddedPostgres postgres;

    private static synchronized EmbeddedPostgres server() {
        try {
            if (postgres == null) postgres = EmbeddedPostgres.builder().start();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String newDatabaseUrl() {
        var name = "t" + COUNT.incrementAndGet();
        try (var connection = server().getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return server().getJdbcUrl("postgres", name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Bean
    @Primary
    DataSource testDataSource() {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(newDatabaseUrl());
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(20);
        // At the end of the JVM PostgreSQL is gone first; nobody is to wait half a minute for it.
        pool.setConnectionTimeout(5_000);
        return pool;
    }
}
