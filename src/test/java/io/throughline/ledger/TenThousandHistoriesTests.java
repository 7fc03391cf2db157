package io.throughline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.process.Correlation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * The deeds of {@link RandomHistoriesTests}, ten thousand times: the rooms, the database with all its rules, the books and the journal, while no model
 * hears of anything and nothing is printed. {@code -Dhistories=} plays another number of them.
 */
@ThroughlineTest
@TestPropertySource(properties = "throughline.papers=on-demand")
@Tag("long")
class TenThousandHistoriesTests {
    @Autowired ApplicationContext house;
    @MockitoBean Correlation nobodyHears;

    @Test
    void endWithEveryInvariantTrue() throws Exception {
        int wanted = Integer.getInteger("histories", 10_000);
        assertThat(new Histories(house).play(n -> n < wanted, 10)).isEqualTo(wanted);
    }
}
