/** Instalments agreed with a client. */
package io.throughline.receivables.plan;
