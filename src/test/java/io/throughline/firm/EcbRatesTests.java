package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.api.InvalidInput;
import io.throughline.firm.ExchangeRates.Rate;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The European Central Bank's files as they are written there. */
class EcbRatesTests {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void readsTheDayAndTheYearsAsXml() {
        var file = """
                <?xml version="1.0" encoding="UTF-8"?>
                <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
                <gesmes:subject>Reference rates</gesmes:subject><Cube><Cube time="2026-03-02"><Cube currency="USD" rate="1.0823"/><Cube currency="JPY" rate="161.55"/></Cube>
                <Cube time="2026-02-27"><Cube currency="USD" rate="1.0799"/></Cube></Cube></gesmes:Envelope>""";
        assertThat(read(file)).containsExactly(new Rate(DAY, "USD", new BigDecimal("1.0823")), new Rate(DAY, "JPY", new BigDecimal("161.55")),
                new Rate(LocalDate.of(2026, 2, 27), "USD", new BigDecimal("1.0799")));
    }

    @Test
    void readsBothKindsOfCsv() {
        assertThat(read("Date, USD, JPY, \n02 March 2026, 1.0823, 161.55, \n")).hasSize(2);
        assertThat(read("Date,USD,CYP,\n2026-03-02,1.0823,N/A,\n2026-02-27,1.0799,0.5,\n")).hasSize(3);
    }

    @Test
    void saysWhereAFileIsWrong() {
        assertThatThrownBy(() -> read("Date,USD\n2026-13-02,1.1\n2026-03-02,x\n")).isInstanceOfSatisfying(InvalidInput.class,
                e -> assertThat(e.problems()).extracting("field").containsExactly("line 2: Date", "line 3: USD"));
        assertThatThrownBy(() -> read("")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> read("<a/>")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> read("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")).isInstanceOf(InvalidInput.class);
    }

    private static java.util.List<Rate> read(String file) {
        return EcbRates.read(file.getBytes(StandardCharsets.UTF_8));
    }
}
