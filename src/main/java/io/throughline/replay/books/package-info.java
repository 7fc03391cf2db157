/** The firm's files: read row by row, checked, refused with file, row and column; and written into a running installation. */
package io.throughline.replay.books;
