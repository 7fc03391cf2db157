/** What a file of a release says: its XML read safely, held against the list of what may be in it, and as a graph of nodes and flows. */
package io.throughline.models.source;
