package io.throughline.studio;

import java.time.Instant;

/** A set of models, tables and forms that was proposed, from draft to live and beyond. */
public record ModelRelease(long id, String name, String note, Source source, State state, Long basedOn, String contentHash, Instant proposedAt, String proposedBy,
        Instant triedAt, Instant approvedAt, String approvedBy, Instant liveAt, String liveBy) {

    public enum Source { SHIPPED, UPLOAD, FOLDER }

    public enum State { DRAFT, APPROVED, LIVE, FORMER, DISCARDED }

    String subject() {
        return "release:" + id;
    }
}
