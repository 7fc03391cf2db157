/** From approved work to a draft: billed hours, prices, shares, and who has taken which item. Exactly once is kept here. */
package io.throughline.billing.drafting;
