package io.throughline.journal;

/** A checkpoint is there that must leave the house; no fact of the business, so the journal does not hold it. */
public record CheckpointSigned(Checkpoint checkpoint) {}
