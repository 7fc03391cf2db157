/** Money that came in, was given back, or was taken back by a bank. */
package io.throughline.receivables.payment;
