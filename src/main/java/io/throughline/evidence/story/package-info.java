/** What became of an invoice, as pages, JSON and paper tell it, with the twelve answers. */
package io.throughline.evidence.story;
