/** What a client owes: open items, statements, write-offs. */
package io.throughline.receivables.account;
