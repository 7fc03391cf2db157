/** The models themselves: deployed, checked, described as building blocks. */
package io.throughline.process.model;
