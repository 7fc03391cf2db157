/** Tasks that are answered by the link of a letter. */
package io.throughline.process.letter;
