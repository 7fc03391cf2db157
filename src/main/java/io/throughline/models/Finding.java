package io.throughline.models;

/** One thing that is wrong with a model, table or form, and what to do about it. {@code element} is its id, {@code -} where the file as a whole is meant. */
public record Finding(String file, String element, String rule, String message, Severity severity) {

    /** An error keeps the release out; a warning is only told. */
    public enum Severity { ERROR, WARNING }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        return file + ":" + element + ": " + rule + ": " + message;
    }
}
