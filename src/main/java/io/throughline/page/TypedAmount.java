package io.throughline.page;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** An amount as people type it: {@code 1234.5}, {@code 1,234.50}, {@code 1.234,50}, {@code 1 234,50 €}. */
public final class TypedAmount {
    private TypedAmount() {}

    /**
     * Empty where it is none. The last of point and comma parts the decimals; where only one of them stands, once and before three digits, the
     * language decides.
     */
    public static Optional<BigDecimal> read(String text, Locale language) {
        var typed = text.replaceAll("[\\s\u00a0\u202f€$£']|[A-Z]{3}", "").replace('−', '-');
        if (!typed.matches("-?\\d[\\d.,]*")) return Optional.empty();
        int point = typed.lastIndexOf('.');
        int comma = typed.lastIndexOf(',');
        char decimal = point >= 0 && comma >= 0 ? (point > comma ? '.' : ',') : only(typed, point >= 0 ? '.' : ',', language);
        char group = decimal == '.' ? ',' : '.';
        if (typed.indexOf(decimal) >= 0 && typed.lastIndexOf(group) > typed.indexOf(decimal)) return Optional.empty();
        var whole = typed.indexOf(decimal) < 0 ? typed : typed.substring(0, typed.indexOf(decimal));
        if (whole.indexOf(group) >= 0 && !whole.matches("-?\\d{1,3}(\\" + group + "\\d{3})+")) return Optional.empty();
        var plain = typed.replace(String.valueOf(group), "").replace(decimal, '.');
        return plain.matches("-?\\d{1,12}(\\.\\d{1,4})?") ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    private static char only(String typed, char sign, Locale language) {
        boolean couldGroup = typed.matches("-?\\d{1,3}(\\" + sign + "\\d{3})+");
        boolean several = typed.indexOf(sign) != typed.lastIndexOf(sign);
        char groups = language.getLanguage().equals("de") ? '.' : ',';
        return couldGroup && (several || sign == groups) ? (sign == '.' ? ',' : '.') : sign;
    }
}
