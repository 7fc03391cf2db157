package io.throughline.profitability;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.billing.BillingFixture;
import io.throughline.firm.FirmClock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.annotation.Transactional;

/** Twelve delivered projects, forecast at their half-time: how far off is reported, and stays under a bound where estimates were as good as estimates are. */
@ThroughlineTest
@Transactional
class ForecastBackTests {
    private static final BigDecimal BOUND = new BigDecimal("15.0");
    @Autowired Reports reports;
    @Autowired FirmClock clock;

    @Test
    void tellHowFarOffForecastsWere(@Autowired ApplicationContext house) {
        var a = new BillingFixture(house);
        var person = a.person("100.00");
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 12; i++) {
            var project = a.project();
            var start = a.projects.get(project).startDate();
            // ten hours were estimated; four were worked by half-time, the rest came to between 5 and 7.20
            a.approved(project, person, "4.00", true, start.plusDays(30));
            a.approved(project, person, new BigDecimal("5.00").add(new BigDecimal("0.20").multiply(BigDecimal.valueOf(i))).toPlainString(), true, start.plusDays(300));
            a.delivered(project);
            rows.addAll(reports.figures("forecast-accuracy", new ReportFilter(null, null, project, null, null, clock.today()), Locale.UK).get(0).rows());
        }
        assertThat(rows).hasSize(12).allSatisfy(row -> {
            assertThat(row).containsEntry("hours", new BigDecimal("4.00")).containsEntry("atEnd", new BigDecimal("10.00")).containsEntry("forecast", new BigDecimal("500.00"));
            assertThat(((BigDecimal) row.get("error")).abs()).isLessThanOrEqualTo(BOUND);
        });
        assertThat(rows.get(0)).containsEntry("actual", new BigDecimal("9.00")).containsEntry("cost", new BigDecimal("450.00")).containsEntry("error", new BigDecimal("11.1"));
        assertThat(rows.get(5)).containsEntry("cost", new BigDecimal("500.00")).containsEntry("error", new BigDecimal("0.0"));
        assertThat(List.of(rows.get(11).get("error"))).containsExactly(new BigDecimal("-10.7"));
    }
}
