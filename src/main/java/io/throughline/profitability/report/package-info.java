/** The reports of reports/: figures, paper, files. */
package io.throughline.profitability.report;
