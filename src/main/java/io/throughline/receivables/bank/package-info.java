/** Bank statements: read, matched with what is owed, decided line by line. */
package io.throughline.receivables.bank;
