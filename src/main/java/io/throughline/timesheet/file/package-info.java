/** Time from files: shapes of other systems, dry run, refusals by row and column. */
package io.throughline.timesheet.file;
