/** My week: the grid that a person types into. */
package io.throughline.timesheet.week;
