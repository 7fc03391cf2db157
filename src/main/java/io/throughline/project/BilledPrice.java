package io.throughline.project;

import java.math.BigDecimal;
import java.util.Map;

/** A question of this room to the one that bills: what of a price is invoiced can no longer be agreed otherwise. */
public interface BilledPrice {
    /** Instalments by their place ({@code instalment:1}) and milestones by their name ({@code milestone:Go-live}) on live invoices and drafts, with what they came to. */
    Map<String, BigDecimal> billedOfPrice(String projectCode);
}
