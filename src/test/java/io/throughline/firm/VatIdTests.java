package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VatIdTests {

    /** The examples that the messages give are right themselves, check digits too. */
    @ParameterizedTest
    @CsvSource({"AT, ATU12345675", "BE, BE0123456749", "BG, BG123456786", "CY, CY12345678F", "CZ, CZ12345679", "DE, DE123456788", "DK, DK12345674", "EE, EE123456780",
        "GR, EL123456783", "ES, ESA12345674", "FI, FI12345671", "FR, FR32123456789", "HR, HR12345678903", "HU, HU12345676", "IE, IE1234567T", "IT, IT12345678903",
        "LT, LT123456715", "LU, LU12345613", "LV, LV12345678903", "MT, MT12345634", "NL, NL123456782B12", "PL, PL1234567883", "PT, PT123456789", "RO, RO1234567897",
        "SE, SE123456789701", "SI, SI12345679", "SK, SK1234567895", "DE, DE136695976", "AT, ATU13585627", "FR, FR40303265045", "NL, NL004495445B01", "PL, PL8567346215"})
    void knowsTheFormOfEachMemberState(String country, String vatId) {
        assertThat(VatId.problem(vatId, country)).isEmpty();
        assertThat(VatId.digitsFit(vatId, country)).isTrue();
        assertThat(VatId.country(vatId)).isEqualTo(country);
    }

    @ParameterizedTest
    @CsvSource({"DE, DE12345678", "DE, 123456788", "AT, AT12345675", "FR, FR3212345678", "NL, NL123456782X12", "GR, GR123456783", "IT, IT1234567890", "DE, XX123456788", "BE, BE2123456749"})
    void refusesAnotherForm(String country, String vatId) {
        assertThat(VatId.problem(vatId, country)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"DE, DE123456789", "AT, ATU12345678", "BE, BE0123456789", "FR, FR12123456789", "NL, NL123456789B01", "IT, IT12345678901", "PL, PL1234567890", "DK, DK12345678"})
    void noticesAWrongDigit(String country, String vatId) {
        assertThat(VatId.problem(vatId, country)).isEmpty();
        assertThat(VatId.digitsFit(vatId, country)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12-3456789", "CHE-123.456.788 MWST"})
    void leavesOthersAlone(String vatId) {
        assertThat(VatId.problem(vatId, vatId.startsWith("CHE") ? "CH" : "US")).isEmpty();
        assertThat(VatId.country(vatId)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"FR 40 303 265 045, FR40303265045", "de 136.695.976, DE136695976"})
    void isWrittenPlainly(String written, String plain) {
        assertThat(VatId.plain(written)).isEqualTo(plain);
    }
}
