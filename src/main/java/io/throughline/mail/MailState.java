package io.throughline.mail;

/** Where a letter is. UNCERTAIN: the server died or the line broke while it was leaving, so a person decides; KEPT: there is no mail server. */
public enum MailState { WAITING, SENDING, SENT, FAILED, UNCERTAIN, KEPT }
