/** What clients are asked to agree to, as they read it. */
package io.throughline.project.consent;
