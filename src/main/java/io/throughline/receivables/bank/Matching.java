package io.throughline.receivables.bank;

import io.throughline.quantity.Money;
import io.throughline.receivables.Receivables.Receivable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whose money it is. An invoice's number in the bank's text is an exact reference, however it is spelt; several numbers are one where their open
 * amounts add up to the money. Everything else is a suggestion with a score up to 99 and its reasons, for a person to confirm.
 */
public final class Matching {
    private static final int MOST_SUGGESTIONS = 3;
    private static final int LEAST = 30;
    private static final Pattern NUMBERED = Pattern.compile("(?<![\\p{L}])INV[\\s./_-]{0,2}(\\d{4})[\\s./_-]{0,2}(\\d{5,9})(?!\\d)", Pattern.CASE_INSENSITIVE);
    private static final Pattern RUN = Pattern.compile("\\d{3,9}");
    private static final Set<String> COMMON = Set.of("gmbh", "ag", "kg", "se", "ltd", "inc", "llc", "bv", "the", "und", "and", "co", "sa", "sarl", "plc", "mbh", "group", "client");
    private final Map<String, Receivable> byNumber = new HashMap<>();
    private final Map<Money, List<Receivable>> byAmount = new HashMap<>();
    private final Map<String, List<Receivable>> byWord = new HashMap<>();
    private final Map<Long, Money> left = new HashMap<>();

    public record Suggestion(long draftId, int score, String why) {}

    /** {@code exact}: booked at once, each invoice with its part; else what is suggested, the best first. */
    public record Match(Map<Receivable, Money> exact, List<Suggestion> suggestions) {}

    /** {@code names}: of clients, by code. */
    public Matching(List<Receivable> open, Map<String, String> names) {
        for (var item : open) {
            byNumber.put(plain(item.number()), item);
            left.put(item.draftId(), item.open());
            byAmount.computeIfAbsent(item.open(), any -> new ArrayList<>()).add(item);
            for (var word : words(names.getOrDefault(item.clientCode(), "") + " " + item.clientCode())) byWord.computeIfAbsent(word, any -> new ArrayList<>()).add(item);
        }
    }

    public Match of(BankMoney money) {
        var named = named(money.text() + " " + money.reference());
        var exact = exact(money, named);
        if (!exact.isEmpty()) {
            exact.forEach((item, part) -> left.merge(item.draftId(), part, Money::minus));
            return new Match(exact, List.of());
        }
        return new Match(Map.of(), suggested(money, named));
    }

    private Map<Receivable, Money> exact(BankMoney money, List<Receivable> named) {
        if (named.isEmpty() || named.stream().anyMatch(i -> !i.gross().currency().equals(money.amount().currency()) || i.issueDate().isAfter(money.bookedOn()))) return Map.of();
        if (named.size() == 1) {
            return money.amount().compareTo(left.get(named.get(0).draftId())) <= 0 ? Map.of(named.get(0), money.amount()) : Map.of();
        }
        var sum = named.stream().map(i -> left.get(i.draftId())).reduce(Money::plus).orElseThrow();
        if (!sum.equals(money.amount()) || named.stream().anyMatch(i -> left.get(i.draftId()).isZero())) return Map.of();
        var parts = new HashMap<Receivable, Money>();
        named.forEach(i -> parts.put(i, left.get(i.draftId())));
        return parts;
    }

    private List<Receivable> named(String text) {
        var found = new LinkedHashSet<Receivable>();
        var numbers = NUMBERED.matcher(text);
        while (numbers.find()) {
            var item = byNumber.get("INV" + numbers.group(1) + numbers.group(2));
            if (item != null) found.add(item);
        }
        return List.copyOf(found);
    }

    private List<Suggestion> suggested(BankMoney money, List<Receivable> named) {
        var likely = new LinkedHashSet<>(named);
        var payers = words(money.payer());
        likely.addAll(byAmount.getOrDefault(money.amount(), List.of()).stream().limit(200).toList());
        for (var word : payers) likely.addAll(byWord.getOrDefault(word, List.of()).stream().limit(200).toList());
        var runs = new HashSet<String>();
        var digits = RUN.matcher(money.text());
        while (digits.find()) runs.add(digits.group().replaceFirst("^0+", ""));
        return likely.stream().map(item -> score(money, item, named, payers, runs)).filter(s -> s.score() >= LEAST)
                .sorted(Comparator.comparingInt(Suggestion::score).reversed().thenComparingLong(Suggestion::draftId)).limit(MOST_SUGGESTIONS).toList();
    }

    private Suggestion score(BankMoney money, Receivable item, List<Receivable> named, Set<String> payers, Set<String> runs) {
        var why = new ArrayList<String>();
        int score = 0;
        if (named.contains(item)) {
            score += 55;
            why.add("number");
        } else if (runs.contains(item.number().substring(item.number().lastIndexOf('-') + 1).replaceFirst("^0+", ""))) {
            score += 20;
            why.add("part of the number");
        }
        if (item.open().equals(money.amount())) {
            score += 45;
            why.add("amount");
        } else if (!item.open().currency().equals(money.amount().currency())) {
            score -= 10;
            why.add("another currency");
        }
        if (payers.stream().anyMatch(word -> byWord.getOrDefault(word, List.of()).contains(item))) {
            score += 30;
            why.add("payer");
        }
        if (item.issueDate().isAfter(money.bookedOn())) return new Suggestion(item.draftId(), 0, "");
        return new Suggestion(item.draftId(), Math.min(99, score), String.join(", ", why));
    }

    private static String plain(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    private static Set<String> words(String name) {
        var words = new LinkedHashSet<String>();
        for (var word : name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) if (word.length() > 1 && !COMMON.contains(word)) words.add(word);
        return words;
    }
}
