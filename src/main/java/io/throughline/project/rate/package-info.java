/** What an hour sells for, said at every place. */
package io.throughline.project.rate;
