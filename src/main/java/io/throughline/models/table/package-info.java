/** What a decision table must keep to: cells, gaps and overlaps, and the example cases that keep their result. */
package io.throughline.models.table;
