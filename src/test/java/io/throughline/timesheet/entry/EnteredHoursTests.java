package io.throughline.timesheet.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.api.InvalidInput;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnteredHoursTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1:30|1.5", "0:20|0.33", "1.5|1.5", "1,5|1.5", ".25|0.25", "90m|1.5", "45 min|0.75", "1h30|1.5", "1h|1", "2 h|2", " 8 |8", "''|0", "0|0", "1H15M|1.25"})
    void areUnderstoodAsPeopleWriteThem(String written, BigDecimal hours) {
        assertThat(EnteredHours.parse(written)).isEqualByComparingTo(hours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "1:75", "1.234", "-1", "1;30", "9999", "1:30:00", "٣"})
    void sayWhatWasNotUnderstood(String written) {
        assertThatThrownBy(() -> EnteredHours.parse(written)).isInstanceOf(InvalidInput.class).hasMessageContaining(written);
    }
}
