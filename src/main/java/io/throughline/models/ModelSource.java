package io.throughline.models;

/** A file of a release; {@code name} is relative to its root: {@code processes/invoicing.bpmn}. */
public record ModelSource(String name, byte[] content) {

    /** The file's name without folder and ending: also the id of what is in it. */
    public String stem() {
        var file = name.substring(name.lastIndexOf('/') + 1);
        var dot = file.lastIndexOf('.');
        return dot < 0 ? file : file.substring(0, dot);
    }

    public String ending() {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
