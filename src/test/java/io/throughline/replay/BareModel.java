package io.throughline.replay;

import io.throughline.process.VirtualTime;
import io.throughline.replay.deed.Cast;
import io.throughline.replay.deed.Notices;
import io.throughline.replay.deed.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;

/** Three models with nothing in them: an instance is one job, one completed task, or one external task. */
final class BareModel {
    private static final int AT_ONCE = 50;
    private static final String PERSON = "P1";
    private final Stage stage;
    private final VirtualTime time;
    private final RuntimeService runtime;
    private final Cast cast;

    BareModel(Stage stage, Cast cast) {
        this.stage = stage;
        this.time = stage.the(VirtualTime.class);
        this.runtime = stage.the(RuntimeService.class);
        this.cast = cast;
    }

    static Path into(Path folder) throws IOException {
        var processes = Files.createDirectories(folder.resolve("processes"));
        var forms = Files.createDirectories(folder.resolve("forms"));
        Files.writeString(forms.resolve("bare.form"), """
                {"id": "bare", "type": "default", "schemaVersion": 16, "executionPlatform": "Camunda Platform", "executionPlatformVersion": "7.24.0",
                 "components": [{"id": "Text_1", "type": "text", "text": "Nothing to do."}]}""");
        write(processes, "bare-job", "<bpmn:intermediateThrowEvent id=\"work\" name=\"Work\" camunda:asyncBefore=\"true\"><bpmn:extensionElements>"
                + "<camunda:failedJobRetryTimeCycle>R3/PT10M</camunda:failedJobRetryTimeCycle></bpmn:extensionElements></bpmn:intermediateThrowEvent>");
        write(processes, "bare-task", "<bpmn:userTask id=\"work\" name=\"Work\" camunda:assignee=\"" + PERSON + "\" camunda:formRef=\"bare\" camunda:formRefBinding=\"deployment\"/>");
        write(processes, "bare-external", "<bpmn:serviceTask id=\"work\" name=\"Work\" camunda:type=\"external\" camunda:topic=\"" + BareTopic.NAME + "\"/>");
        return folder;
    }

    private static void write(Path folder, String id, String work) throws IOException {
        Files.writeString(folder.resolve(id + ".bpmn"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="bare">
                  <bpmn:process id="%s" name="Bare" isExecutable="true" camunda:historyTimeToLive="P3650D" camunda:isStartableInTasklist="false">
                    <bpmn:startEvent id="start" name="Start"/>
                    %s
                    <bpmn:endEvent id="end" name="End"/>
                    <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="work"/>
                    <bpmn:sequenceFlow id="out" sourceRef="work" targetRef="end"/>
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(id, work));
    }

    /** As many of each as the work says, through the replay's own driver; answers the seconds taken. */
    double run(EngineWork work) {
        long started = System.nanoTime();
        batches("bare-job", work.jobs());
        batches("bare-task", work.tasks());
        batches("bare-external", work.externalTasks());
        return (System.nanoTime() - started) / 1e9;
    }

    private void batches(String model, long count) {
        for (long done = 0; done < count; done += AT_ONCE) {
            for (long i = done; i < Math.min(count, done + AT_ONCE); i++) runtime.startProcessInstanceByKey(model, model + "/" + i);
            time.drain();
            stage.the(Notices.class).take("work").forEach(task -> cast.complete(task, Map.of()));
        }
    }
}
