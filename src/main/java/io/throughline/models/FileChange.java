package io.throughline.models;

import java.util.List;

/** How a file of a release differs from the one before: {@code what} is added, removed or changed. */
public record FileChange(String file, String what, List<Change> changes) {

    /** One difference: added, removed, changed or moved; {@code where} is a cell, a property or a field, {@code before} and {@code after} are null where there is none. */
    public record Change(String element, String what, String where, String before, String after, String sentence) {

        public static Change added(String element, String sentence) {
            return new Change(element, "added", null, null, null, sentence);
        }

        public static Change removed(String element, String sentence) {
            return new Change(element, "removed", null, null, null, sentence);
        }
    }
}
