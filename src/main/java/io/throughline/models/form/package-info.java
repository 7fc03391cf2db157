/** What a form must keep to: fields, what they are bound to, and the answers that a model waits for. */
package io.throughline.models.form;
