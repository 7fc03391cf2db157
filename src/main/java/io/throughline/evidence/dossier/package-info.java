/** One invoice's evidence in a ZIP, and who checks it without us. */
package io.throughline.evidence.dossier;
