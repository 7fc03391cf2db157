/** A week as a unit: submitted, routed to who decides, approved or returned line by line. */
package io.throughline.timesheet.sheet;
