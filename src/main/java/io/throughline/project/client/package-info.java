/** Who buys: told at the door and on their page. */
package io.throughline.project.client;
