package io.throughline.project;

/** SETUP → IN_DELIVERY ⇄ ON_HOLD → DELIVERED → CLOSED; CANCELLED from any before DELIVERED. */
public enum ProjectState {
    SETUP("being set up"), IN_DELIVERY("in delivery"), ON_HOLD("on hold"), DELIVERED("delivered"), CLOSED("closed"), CANCELLED("cancelled");

    private final String words;

    ProjectState(String words) {
        this.words = words;
    }

    /** As it fits behind "Project X is …". */
    public String inWords() {
        return words;
    }
}
