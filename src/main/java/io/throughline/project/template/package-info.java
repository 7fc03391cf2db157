/** Templates that projects begin with. */
package io.throughline.project.template;
