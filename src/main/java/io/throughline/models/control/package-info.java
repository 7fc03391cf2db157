/** What the firm has laid down about its own flows, and whether every path holds it. */
package io.throughline.models.control;
