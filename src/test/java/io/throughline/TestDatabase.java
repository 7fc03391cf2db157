package io.throughline;

import com.zaxxer.hikari.HikariDataSource;
import io.throughline.database.EmbeddedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** One PostgreSQL a test JVM, set as those of the house are (and as durable, where it is measured with), one database a Spring context; the server goes when the last context has gone. */
@TestConfiguration(proxyBeanMethods = false)
@Import(QuickPasswords.class)
public class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static EmbeddedPostgres postgres;
    private static int contexts;

    private static synchronized EmbeddedPostgres server() {
        try {
            if (postgres != null) return postgres;
            var server = EmbeddedPostgres.builder().setRegisterShutdownHook(contexts == 0);
            EmbeddedDatabase.settings(!Boolean.getBoolean("tests.durable")).forEach(server::setServerConfig);
            return postgres = server.start();
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
    @ConfigurationProperties("spring.datasource.hikari")
    DataSource testDataSource(Tenancy tenancy) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(newDatabaseUrl());
        pool.setUsername("postgres");
        return pool;
    }
}
