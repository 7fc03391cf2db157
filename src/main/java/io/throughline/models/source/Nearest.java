package io.throughline.models.source;

import java.util.Comparator;
import java.util.Set;

/** The known name that somebody probably meant. */
public final class Nearest {
    private Nearest() {}

    /** @return null if nothing comes near */
    public static String to(String name, Set<String> known) {
        return known.stream().min(Comparator.comparingInt((String k) -> distance(name, k)).thenComparing(Comparator.naturalOrder()))
                .filter(k -> distance(name, k) <= Math.max(2, name.length() / 3)).orElse(null);
    }

    /** Letters to change, add or drop. */
    private static int distance(String a, String b) {
        if (a.length() > 100) return Integer.MAX_VALUE;
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1)) ? 0 : 1;
                int best = Math.min(diagonal + same, 1 + Math.min(row[j], row[j - 1]));
                diagonal = row[j];
                row[j] = best;
            }
        }
        return row[b.length()];
    }
}
