package io.throughline.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.Refused;
import io.throughline.billing.issue.NumberSeries;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A thousand invoices issued at once, over two days. */
@ThroughlineTest
@Tag("long")
class ManyIssuesTests {
    private static final int MANY = 1000;
    @Autowired ApplicationContext house;
    @Autowired Times times;

    private record Issued(int number, LocalDate issueDate) {}

    @Test
    void aThousandIssuesAtOnceAreAnUnbrokenSeriesInTheOrderOfTheirDates() throws Exception {
        var firm = new BillingFixture(house);
        var drafts = copies(firm);
        int before = last(firm);
        inParallel(firm, drafts.subList(0, MANY / 2));
        times.daysOn(1);
        inParallel(firm, drafts.subList(MANY / 2, MANY));
        var issued = firm.jdbc.sql("select right(number, 5)::int as number, issue_date from app.invoice where number is not null and (id = any(?) or right(number, 5)::int > ?) order by 1")
                .params(drafts.toArray(Long[]::new), before)
                .query((row, n) -> new Issued(row.getInt(1), row.getObject(2, LocalDate.class))).list();
        assertThat(issued).hasSizeGreaterThanOrEqualTo(MANY);
        assertThat(issued).extracting(Issued::number).isEqualTo(IntStream.rangeClosed(before + 1, last(firm)).boxed().toList());
        assertThat(issued).extracting(Issued::issueDate).isSorted();
        assertThat(issued).extracting(Issued::issueDate).containsOnly(times.today().minusDays(1), times.today());
        var numbers = house.getBean(NumberSeries.class);
        assertThatThrownBy(() -> numbers.next(NumberSeries.INVOICE, times.today().minusDays(1))).isInstanceOf(Refused.class).hasMessageContaining("later day");
    }

    /** One draft and its like, without items of their own: it is the number that is fought for. */
    private static List<Long> copies(BillingFixture firm) {
        var project = firm.project();
        firm.approved(project, firm.person("100.00"), "1.00");
        long draft = firm.drafted(project).draftId();
        var columns = columns(firm, "invoice", "'id', 'run_id', 'number'");
        var ids = firm.jdbc.sql("""
                with runs as (insert into app.billing_run (as_of, up_to, requested_by, started_at)
                              select as_of, up_to, requested_by, started_at from app.billing_run, generate_series(1, ?) where id = (select run_id from app.invoice where id = ?) returning id)
                insert into app.invoice (run_id, %1$s) select runs.id, %2$s from app.invoice i, runs where i.id = ? returning id"""
                .formatted(columns, "i." + columns.replace(", ", ", i."))).params(MANY, draft, draft).query(Long.class).list();
        var of = columns(firm, "invoice_line", "'id', 'invoice_id'");
        firm.jdbc.sql("insert into app.invoice_line (invoice_id, %1$s) select i, %1$s from app.invoice_line, unnest(?::bigint[]) i where invoice_id = ?".formatted(of))
                .params(ids.toArray(Long[]::new), draft).update();
        return ids;
    }

    private static String columns(BillingFixture firm, String table, String but) {
        return firm.jdbc.sql("select string_agg(column_name, ', ') from information_schema.columns where table_schema = 'app' and table_name = ? and column_name not in (%s)".formatted(but))
                .param(table).query(String.class).single();
    }

    private static void inParallel(BillingFixture firm, List<Long> drafts) throws Exception {
        var pool = Executors.newFixedThreadPool(16);
        try {
            for (var done : pool.invokeAll(drafts.stream().map(d -> (Callable<Object>) () -> firm.billing.issue(d)).toList())) done.get();
        } finally {
            pool.shutdownNow();
        }
    }

    private static int last(BillingFixture firm) {
        return firm.jdbc.sql("select coalesce(max(last), 0) from app.number_series where series = 'INV' and year = ?").param(firm.cutOff().plusDays(1).getYear()).query(Integer.class).single();
    }
}
