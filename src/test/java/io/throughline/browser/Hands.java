package io.throughline.browser;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Somebody's hands and eyes at a {@link Visit}, counted. Time is estimated with the keystroke-level model: a key 0.28 s (an average typist), pointing
 * 1.1 s, pressing 0.2 s, moving the hand between keyboard and mouse 0.4 s, thinking before each field or choice 1.35 s; besides, reading a new page
 * 8 s, and 1 s until the machine answered. Deciding what to write is not counted.
 */
final class Hands {
    private static final double KEY = 0.28, POINT = 1.1, PRESS = 0.2, HOME = 0.4, THINK = 1.35, READ = 8, ANSWER = 1;
    final Visit visit;
    private final List<String> steps;
    private double seconds;

    Hands(Visit visit, List<String> steps) {
        this.visit = visit;
        this.steps = steps;
    }

    /** Goes on at another screen, with the time so far. */
    Hands at(Visit other) {
        var hands = new Hands(other, steps);
        hands.seconds = seconds;
        return hands;
    }

    static Hands of(Visit visit) {
        return new Hands(visit, new ArrayList<>());
    }

    Hands open(String path) {
        visit.go(path);
        return took(THINK + POINT + PRESS + ANSWER + READ, "opens " + path);
    }

    Hands read(String what) {
        return took(READ, "reads " + what);
    }

    Hands write(String field, String text) {
        return write(visit.page.locator(field).first(), field, text);
    }

    Hands write(Locator field, String name, String text) {
        field.fill(text);
        return took(THINK + POINT + PRESS + 2 * HOME + KEY * text.length(), "writes %s: %s".formatted(name, text.startsWith("#") ? "…" : text));
    }

    Hands choose(String field, String value) {
        visit.page.locator(field).first().selectOption(value);
        return took(THINK + 2 * (POINT + PRESS), "chooses %s: %s".formatted(field, value));
    }

    Hands tick(Locator box, String name) {
        box.check();
        return took(THINK + POINT + PRESS, "ticks " + name);
    }

    Hands press(Locator button, String name) {
        // What went well before is not taken for what goes well now.
        visit.page.evaluate("document.querySelectorAll('.note.good').forEach(said => said.remove())");
        button.click();
        visit.settled();
        return took(THINK + POINT + PRESS + ANSWER, "presses " + name);
    }

    private Hands took(double more, String what) {
        seconds += more;
        steps.add(String.format(Locale.ROOT, "%5.0f s  %s", seconds, what));
        return this;
    }

    double minutes() {
        return seconds / 60;
    }

    List<String> steps() {
        return List.copyOf(steps);
    }
}
