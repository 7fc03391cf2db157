package io.throughline.studio;

import io.throughline.journal.BusinessEvent;
import java.util.List;

/** What becomes of releases, as the journal keeps it; {@code changes} are the differences in words, file by file. */
final class ReleaseEvents {
    private ReleaseEvents() {}

    record ModelsProposed(long releaseId, String source, String contentHash, List<String> changes, String reason) implements BusinessEvent {
        @Override
        public String subject() {
            return "release:" + releaseId;
        }
    }

    record ReleaseApproved(long releaseId, String contentHash, String reason) implements BusinessEvent {
        @Override
        public String subject() {
            return "release:" + releaseId;
        }
    }

    record ReleaseDiscarded(long releaseId, String reason) implements BusinessEvent {
        @Override
        public String subject() {
            return "release:" + releaseId;
        }
    }

    record ReleaseWentLive(long releaseId, Long formerReleaseId, String contentHash, String deploymentId, String approvedBy) implements BusinessEvent {
        @Override
        public String subject() {
            return "release:" + releaseId;
        }
    }

    record ReleaseTakenBack(long releaseId, long backToReleaseId, String deploymentId, String reason) implements BusinessEvent {
        @Override
        public String subject() {
            return "release:" + releaseId;
        }
    }

    record CasesMigrated(long releaseId, long migrationId, int total, int predicted, int moved) implements BusinessEvent {
        @Override
        public String subject() {
            return "release:" + releaseId;
        }
    }

    record ReleaseTried(long releaseId, int sameCases, int differentCases) implements BusinessEvent {
        @Override
        public String subject() {
            return "release:" + releaseId;
        }
    }
}
