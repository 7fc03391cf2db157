/** Who has room, who is booked, as page, file and API. */
package io.throughline.timesheet.capacity;
