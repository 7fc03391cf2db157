/** From a confirmed deal to the first hour. */
package io.throughline.project.setup;
