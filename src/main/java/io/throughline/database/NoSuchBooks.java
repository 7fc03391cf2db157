package io.throughline.database;

/** A file that cannot become the books of this database; the message is for the person at the console. */
public class NoSuchBooks extends RuntimeException {

    public NoSuchBooks(String message) {
        super(message);
    }
}
