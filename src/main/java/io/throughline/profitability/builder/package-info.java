/** Reports put together by whoever asks, on described subjects. */
package io.throughline.profitability.builder;
