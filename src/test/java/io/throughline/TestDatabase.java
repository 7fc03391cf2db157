package io.throughline;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** One PostgreSQL a test JVM, one database a Spring context; the server goes when the last context has gone. */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static EmbeddedPostgres postgres;
    private static int contexts;

    private static synchronized EmbeddedPostgres server() {
        try {
            if (postgres == null) postgres = EmbeddedPostgres.builder().setRegisterShutdownHook(contexts == 0).start();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Held by each context; destroyed after its data source, which needs it. */
    static final class Tenancy implements AutoCloseable {
        private Tenancy() {
            synchronized (TestDatabase.class) {
                contexts++;
            }
        }

        @Override
        public void close() throws IOException {
            synchronized (TestDatabase.class) {
                if (--contexts > 0 || postgres == null) return;
                postgres.close();
                postgres = null;
            }
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

    @Bean(destroyMethod = "close")
    Tenancy tenancy() {
        return new Tenancy();
    }

    @Bean
    @Primary
    DataSource testDataSource(Tenancy tenancy) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(newDatabaseUrl());
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(20);
        return pool;
    }
}
