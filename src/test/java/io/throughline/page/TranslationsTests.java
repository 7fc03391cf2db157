package io.throughline.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TranslationsTests {

    @Test
    void aSentenceIsKnownAgainWithAnyValueInItsGaps() {
        var pattern = Translations.pattern("%s (x) has %d hours; re-open %s.");
        var match = pattern.matcher("A.B\n (x) has 3 hours; re-open 2026-W47.");
        assertThat(match.matches()).isTrue();
        assertThat(match.group(1)).isEqualTo("A.B\n");
        assertThat(match.group(3)).isEqualTo("2026-W47");
        assertThat(pattern.matcher("A has 3 hours").matches()).isFalse();
    }
}
