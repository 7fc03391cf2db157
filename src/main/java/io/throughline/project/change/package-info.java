/** Change orders: what is to be agreed otherwise, and what becomes of it. */
package io.throughline.project.change;
