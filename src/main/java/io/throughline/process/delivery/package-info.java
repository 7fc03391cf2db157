/** A project from confirmed to closed: set-up, delivery, closeout, its letters, forms and page. */
package io.throughline.process.delivery;
