/** What is owed: dunning, disputes, letters that came back. */
package io.throughline.process.collection;
