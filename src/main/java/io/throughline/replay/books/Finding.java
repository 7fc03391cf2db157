package io.throughline.replay.books;

/**
 * One thing wrong in a firm's files. {@code line} is where the record starts (the header is line 1), {@code column} the field's number in a table
 * and the character's in JSON, both from 1.
 */
public record Finding(String file, long line, int column, String reason) {

    @Override
    public String toString() {
        return "%s:%d:%d: %s".formatted(file, line, column, reason);
    }
}
