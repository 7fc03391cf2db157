package io.throughline.project;

/**
 * How worked minutes become billed hours: to whole increments of so many minutes, up, to the nearest (half up) or down; each entry, each person's
 * day, or each line of an invoice as a whole. Billed hours have two decimals; what was worked is kept beside them.
 */
public record TimeRounding(int minutes, Direction direction, Per per) {

    public enum Direction { UP, NEAREST, DOWN }

    public enum Per { ENTRY, DAY, LINE }

    public void check(String prefix, FieldCheck check) {
        if (minutes < 1 || minutes > 1440) check.problem(prefix + "minutes", "must be 1 to 1440, not " + minutes);
        if (direction == null) check.problem(prefix + "direction", "is one of UP, NEAREST, DOWN");
        if (per == null) check.problem(prefix + "per", "is one of ENTRY, DAY, LINE");
    }
}
