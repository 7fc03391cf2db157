/** What an expression may say: FEEL in tables and conditions, and the engine's own in models. */
package io.throughline.models.expression;
