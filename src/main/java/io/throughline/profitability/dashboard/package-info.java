/** What the day begins with: burn, margin, cash to come. */
package io.throughline.profitability.dashboard;
