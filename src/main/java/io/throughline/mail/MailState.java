package io.throughline.mail;

/**
 * Where a letter is. BOUNCED: the address took it back; UNCERTAIN: the house stopped or the line broke while it was leaving, so a person decides;
 * FAILED: it will not leave as it is; KEPT: there is no mail server.
 */
public enum MailState { WAITING, SENDING, SENT, BOUNCED, FAILED, UNCERTAIN, KEPT }
