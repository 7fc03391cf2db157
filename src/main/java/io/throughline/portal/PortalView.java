package io.throughline.portal;

/**
 * What a client sees of a project besides its name and state: milestones and progress; hours worked against those agreed; how much of the budget is
 * used; the hours one by one. Never what an hour costs. {@code shown} false: nothing of it at all; left out, it is true.
 */
record PortalView(boolean showsProgress, boolean showsHours, boolean showsBudget, boolean showsTime, Boolean shown) {
    static final PortalView USUAL = new PortalView(true, false, false, false, true);

    PortalView {
        shown = shown == null || shown;
    }
}
