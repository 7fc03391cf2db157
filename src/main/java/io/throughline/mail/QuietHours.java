package io.throughline.mail;

import java.time.Duration;

/** Answered by a higher floor: for how long no letter leaves for whoever is written to at the address. Zero where it may leave now. */
public interface QuietHours {
    Duration of(String address);
}
