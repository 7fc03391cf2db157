package io.throughline.evidence.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.evidence.dossier.CheckedZip;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a story's JSON and a dossier's bytes say, for those who ask them in tests. */
final class ReadStory {
    private ReadStory() {}

    /** The file whose content is at that byte; where it is no file's content, what a header or the directory is called by. */
    static String placeOf(int at, byte[] dossier) {
        var files = new CheckedZip(dossier, new ArrayList<>()).files();
        int from = 0;
        for (var file : files.entrySet()) {
            int content = from + 30 + file.getKey().getBytes(StandardCharsets.UTF_8).length;
            if (at < content) return " was changed";
            if (at < content + file.getValue().length) return file.getKey() + " was changed";
            from = content + file.getValue().length;
        }
        return "directory";
    }

    static String answer(JsonNode story, String key) {
        for (var answer : story.at("/answers")) if (answer.at("/key").asText().equals(key)) return joined(answer.at("/sentences"));
        throw new AssertionError(key);
    }

    static String joined(JsonNode sentences) {
        var all = new StringBuilder();
        sentences.forEach(s -> all.append(s.asText()).append(' '));
        return all.toString();
    }

    static JsonNode process(JsonNode story, String process) {
        for (var run : story.at("/processes")) if (run.at("/process").asText().equals(process)) return run;
        throw new AssertionError(process);
    }

    static JsonNode task(JsonNode story, String key) {
        for (var task : story.at("/tasks")) if (task.at("/task").asText().equals(key)) return task;
        throw new AssertionError(key);
    }

    /** Whether rows of the engine's table belong to a case. */
    static boolean hasInstance(JdbcClient db, String table) {
        return db.sql("select count(*) from information_schema.columns where table_schema = 'public' and table_name = ? and column_name = 'proc_inst_id_'").param(table)
                .query(Integer.class).single() == 1;
    }
}
