package io.throughline.billing;

import java.math.BigDecimal;

/** Whether a client has to agree before work beyond the budget is billed: asked by billing, answered from the table {@code overrun-consent}. */
public interface OverrunPolicy {
    /** {@code overrunPercent}: by how much all work at rates exceeds what was agreed, with two decimals; {@code clientCode}: who pays. */
    boolean clientMustAgree(BigDecimal overrunPercent, String clientCode);
}
