package io.throughline.portal;

/** What a client sees of their projects besides name and state: milestones and progress; hours worked against those agreed. Never what an hour costs. */
record PortalView(boolean showsProgress, boolean showsHours) {
    static final PortalView USUAL = new PortalView(true, false);
}
