package io.throughline.mail;

/** What a mail server reported of a letter: its Message-ID, the code and words of the refusal, and whether that is final. */
record Bounce(String messageId, String status, String why, boolean isFinal) {}
