package io.throughline.process.letter;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.process.task.TaskForms.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be answered by the link in a letter. */
class ShownFormTests {
    private static final Field APPROVED = new Field("approved", "radio", "Approve?", true, List.of("true", "false"));
    private static final Field COMMENT = new Field("comment", "textarea", "Comment", false, List.of());

    @Test
    void asksWhatIsYesOrNo() {
        assertThat(ShownForm.asks(List.of(APPROVED, COMMENT))).isTrue();
        assertThat(ShownForm.asks(List.of(COMMENT))).isFalse();
    }

    @Test
    void leavesToTasklistWhatAnAnalystWantsToKnowBesides() {
        assertThat(ShownForm.asks(List.of(APPROVED, new Field("costCentre", "textfield", "Cost centre", true, List.of())))).isFalse();
        assertThat(ShownForm.asks(List.of(APPROVED, new Field("costCentre", "textfield", "Cost centre", false, List.of())))).isTrue();
    }
}
