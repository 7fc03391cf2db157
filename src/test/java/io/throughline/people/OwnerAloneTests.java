package io.throughline.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Own work is decided alone only where the setting says so and there is nobody else. */
class OwnerAloneTests {
    private final PersonTable table = mock(PersonTable.class);
    private final Firm firm = mock(Firm.class);
    private final People people = new People(table, firm, mock(FirmClock.class), null, event -> {});

    @Test
    void takesBothTheSettingAndAFirmOfOne() {
        assertThat(decides(true, "P1")).isTrue();
        assertThat(decides(false, "P1")).isFalse();
        assertThat(decides(true, "P1", "P2")).isFalse();
        assertThat(decides(true)).isFalse();
    }

    private boolean decides(boolean setting, String... codes) {
        when(firm.ownerMayApproveOwnWork()).thenReturn(setting);
        when(table.all(any())).thenReturn(Arrays.stream(codes)
                .map(c -> new Person(c, c, "Owner", BigDecimal.TEN, BigDecimal.TEN, "o@firm.example", BigDecimal.ZERO)).toList());
        return people.ownerDecidesAlone();
    }
}
