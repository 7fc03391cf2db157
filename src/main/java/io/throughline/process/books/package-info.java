/** The books: each night's proof that nothing is lost, and the month that is closed by a checklist. */
package io.throughline.process.books;
