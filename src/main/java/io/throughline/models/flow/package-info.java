/** What a process must keep to: that it ends, is labelled, names steps and variables that exist, and waits for what it must. */
package io.throughline.models.flow;
