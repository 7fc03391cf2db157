/** Virtual time, where an application was started with it. */
package io.throughline.process.clock;
