package io.throughline.process.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.models.ModelSource;
import io.throughline.process.ModelFiles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelGateTests {
    private final List<ModelSource> shipped = new ModelFiles("").sources();

    @Test
    void opensForWhatShips() {
        assertThat(new ModelGate(shipped).opens(false)).isTrue();
    }

    @Test
    void staysShutForADangerousModelWhileTheFormerOnesGoOn() {
        assertThat(new ModelGate(withAJavaClass()).opens(true)).isFalse();
    }

    @Test
    void refusesToStartWithNothingButADangerousModel() {
        assertThatThrownBy(() -> new ModelGate(withAJavaClass()).opens(false))
                .hasMessageStartingWith("The models may not run").hasMessageContaining("processes/invoicing.bpmn:issueInvoice: java-class: ");
    }

    private List<ModelSource> withAJavaClass() {
        var release = new ArrayList<ModelSource>();
        for (var file : shipped) {
            var text = new String(file.content(), UTF_8);
            release.add(new ModelSource(file.name(), text.replace("camunda:delegateExpression=\"${issueInvoice}\"", "camunda:class=\"java.lang.ProcessBuilder\"").getBytes(UTF_8)));
        }
        return release;
    }
}
