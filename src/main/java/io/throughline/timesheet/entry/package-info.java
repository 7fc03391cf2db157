/** One line of work: entered, checked, changed, taken back, corrected. */
package io.throughline.timesheet.entry;
