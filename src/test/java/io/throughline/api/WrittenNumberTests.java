package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenNumberTests {

    @Test
    void isReadAsItStands() {
        assertThat(WrittenNumber.of(" 1234.50 ")).isEqualByComparingTo("1234.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "-1e600000000", "NaN", "", "12,5", "1234567890123456789012345678901"})
    void isNoneWhereItWouldFillABook(String text) {
        assertThatThrownBy(() -> WrittenNumber.of(text)).isInstanceOf(NumberFormatException.class);
    }
}
