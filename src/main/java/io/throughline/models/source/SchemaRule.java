package io.throughline.models.source;

import io.throughline.models.Findings;
import io.throughline.models.ModelSource;
import java.io.ByteArrayInputStream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.xml.ModelException;

/** The standard's own schema: what the engine would refuse when the model is brought in. */
public final class SchemaRule {
    private SchemaRule() {}

    public static void check(ModelSource source, Findings findings) {
        try (var content = new ByteArrayInputStream(source.content())) {
            if (source.ending().equals("bpmn")) Bpmn.readModelFromStream(content);
            else Dmn.readModelFromStream(content);
        } catch (ModelException e) {
            Throwable cause = e;
            while (cause.getCause() != null) cause = cause.getCause();
            findings.error("-", "schema", "Mend the file: " + String.valueOf(cause.getMessage()).replaceFirst("^Error: URI=\\S* Line=", "line ").replaceFirst("cvc-[^:]*: ", "").strip());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
