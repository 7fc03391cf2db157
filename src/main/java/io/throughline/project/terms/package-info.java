/** What is agreed on a project's billing, version by version. */
package io.throughline.project.terms;
