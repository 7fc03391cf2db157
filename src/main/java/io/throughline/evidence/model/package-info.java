/** Models and tables word for word as they were deployed. */
package io.throughline.evidence.model;
