package io.throughline.timesheet;

/** Whom lines go to: a person's code or a group; and the group of the second pair of eyes, null for none. */
public record Route(String approver, String secondGroup) {
    private static final String GROUP = "@";

    public static Route toPerson(String code, String secondGroup) {
        return new Route(code, secondGroup);
    }

    public static Route toGroup(String group, String secondGroup) {
        return new Route(GROUP + group, secondGroup);
    }

    /** Null where the approver is a group. */
    public static String person(String approver) {
        return approver.startsWith(GROUP) ? null : approver;
    }

    /** Null where the approver is a person. */
    public static String group(String approver) {
        return approver.startsWith(GROUP) ? approver.substring(GROUP.length()) : null;
    }
}
