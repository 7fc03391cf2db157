package io.throughline.connector;

import io.throughline.journal.BusinessEvent;
import java.util.List;

/** What came of outside work, as the journal keeps it. */
public final class ConnectorFacts {
    private ConnectorFacts() {}

    /** A thing of ours is known over there by that id. */
    record WorkRemembered(String system, String entity, String ourId, String theirId) implements BusinessEvent {
        @Override
        public String subject() {
            return "connector:" + system;
        }
    }

    /** The built-in board has cards for these tasks. */
    public record CardsAdded(String projectCode, List<String> taskCodes) implements BusinessEvent {
        @Override
        public String subject() {
            return "project:" + projectCode;
        }
    }

    public record CardMoved(String projectCode, String taskCode, String column) implements BusinessEvent {
        @Override
        public String subject() {
            return "project:" + projectCode;
        }
    }
}
