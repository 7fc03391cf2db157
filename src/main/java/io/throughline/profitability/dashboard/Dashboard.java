package io.throughline.profitability.dashboard;

import io.throughline.page.Chart;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** How the work stands on a day: of one's own projects or of the firm's. Every figure and every bar leads to its rows. */
public record Dashboard(boolean own, LocalDate asOf, List<Tile> tiles, List<Panel> panels) {

    /** {@code value} in {@code unit}: a currency, {@code percent} or {@code projects}; {@code text} as it is read. */
    public record Tile(String key, BigDecimal value, String unit, String text, String sentence, String link, String tone) {}

    /** {@code inTime}: a column a step in time, else a bar a row; {@code nothing}: what is said where there is nothing to draw. */
    public record Panel(String key, String heading, Chart chart, boolean inTime, String nothing) {}
}
