package io.throughline.firm;

import java.math.BigInteger;

/** The check digits of VAT ids, where the rule is public and plain; a country without a rule here always fits. */
final class VatDigits {
    private VatDigits() {}

    static boolean fit(String prefix, String number) {
        return switch (prefix) {
            case "DE", "HR" -> chained(number);
            case "AT" -> austria(number.substring(1));
            case "BE" -> 97 - number(number, 0, 8) % 97 == number(number, 8, 10);
            case "DK" -> weighted(number, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
            case "FI" -> lastByEleven(number, false, 7, 9, 10, 5, 8, 4, 2);
            case "FR" -> !number.chars().allMatch(Character::isDigit) || number(number, 0, 2) == (12 + 3 * (number(number, 2, 11) % 97)) % 97;
            case "IT" -> luhn(number);
            case "SE" -> luhn(number.substring(0, 10));
            case "LU" -> number(number, 0, 6) % 89 == number(number, 6, 8);
            case "NL" -> weighted(number, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0 || dutchSoleTrader(number);
            case "PL" -> weighted(number, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(number, 9);
            case "PT" -> lastByEleven(number, true, 9, 8, 7, 6, 5, 4, 3, 2);
            case "SI" -> lastByEleven(number, true, 8, 7, 6, 5, 4, 3, 2);
            case "EL" -> weighted(number, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(number, 8);
            case "SK" -> Long.parseLong(number) % 11 == 0;
            default -> true;
        };
    }

    /** ISO 7064, MOD 11,10. */
    private static boolean chained(String number) {
        int product = 10;
        for (int i = 0; i < number.length() - 1; i++) {
            int sum = (digit(number, i) + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10 == digit(number, number.length() - 1);
    }

    private static boolean austria(String number) {
        int sum = 0;
        for (int i = 0; i < 7; i++) sum += i % 2 == 0 ? digit(number, i) : crossSum(2 * digit(number, i));
        return Math.floorMod(96 - sum, 10) == digit(number, 7);
    }

    private static boolean luhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = digit(number, number.length() - 1 - i);
            sum += i % 2 == 0 ? digit : crossSum(2 * digit);
        }
        return sum % 10 == 0;
    }

    /** NL and the number as one, letters as 10 to 35: MOD 97 is 1. */
    private static boolean dutchSoleTrader(String number) {
        var digits = new StringBuilder();
        ("NL" + number).chars().forEach(c -> digits.append(Character.getNumericValue(c)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    /** {@code tenIsZero}: where the rule gives 10 the digit is 0; otherwise there is no such number. */
    private static boolean lastByEleven(String number, boolean tenIsZero, int... weights) {
        int check = (11 - weighted(number, weights) % 11) % 11;
        return (check == 10 && tenIsZero ? 0 : check) == digit(number, weights.length);
    }

    private static int weighted(String number, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) sum += weights[i] * digit(number, i);
        return sum;
    }

    private static int crossSum(int number) {
        return number / 10 + number % 10;
    }

    private static long number(String text, int from, int to) {
        return Long.parseLong(text.substring(from, to));
    }

    private static int digit(String number, int place) {
        return number.charAt(place) - '0';
    }
}
