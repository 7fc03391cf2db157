/** What a replay came to, in the shape of the given expected results. */
package io.throughline.replay.result;
