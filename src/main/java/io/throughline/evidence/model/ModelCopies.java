package io.throughline.evidence.model;

import io.throughline.api.Unknown;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Our copies of the models as they were deployed. They never change, so what was read of one is kept. */
@Component
public class ModelCopies {
    public record Copy(String definitionId, String kind, String key, int version, String name, String resource, String sha256, byte[] content) {}

    private final JdbcClient jdbc;
    private final Map<String, Copy> copies = new ConcurrentHashMap<>();
    private final Map<String, DrawnModel> drawn = new ConcurrentHashMap<>();
    private final Map<String, KeptTable> tables = new ConcurrentHashMap<>();

    ModelCopies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Copy get(String definitionId) {
        return copies.computeIfAbsent(definitionId, id -> jdbc.sql("select definition_id, kind, key, version, name, resource, sha256, content from app.model_copy where definition_id = ?").param(id)
                .query((r, n) -> new Copy(r.getString(1), r.getString(2), r.getString(3), r.getInt(4), r.getString(5), r.getString(6), r.getString(7), r.getBytes(8)))
                .optional().orElseThrow(() -> new Unknown("copy of model", id)));
    }

    public DrawnModel drawn(String definitionId) {
        return drawn.computeIfAbsent(definitionId, id -> new DrawnModel(get(id).content()));
    }

    public KeptTable table(String definitionId) {
        return tables.computeIfAbsent(definitionId, id -> KeptTable.of(get(id).content(), get(id).key()));
    }

    /** Which row of its table a rule is, from 1; 0 where it is none. */
    public int row(String definitionId, String rule) {
        var row = table(definitionId).rows().get(rule);
        return row == null ? 0 : row.number();
    }
}
