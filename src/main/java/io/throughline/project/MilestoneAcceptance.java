package io.throughline.project;

/** Answered by a higher floor: accepts a milestone where its task waits, as whoever acts, without their having a desk in the house. Refused where none waits. */
public interface MilestoneAcceptance {
    void accept(String projectCode, long milestoneId);
}
