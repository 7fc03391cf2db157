/** What changed between two versions of a model, a table or a form, in sentences and marks on the drawing. */
package io.throughline.models.diff;
