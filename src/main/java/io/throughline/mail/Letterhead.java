package io.throughline.mail;

/** Asks the house for the sender of its letters; answered from the firm's profile. */
@FunctionalInterface
public interface Letterhead {

    record Sender(String name, String address) {}

    Sender sender();
}
