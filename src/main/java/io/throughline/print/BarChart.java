package io.throughline.print;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Dimension2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.DimensionRenderable;
import net.sf.jasperreports.renderers.Graphics2DRenderable;
import org.springframework.core.io.ClassPathResource;

/** Lying bars, two a line, drawn as shapes: what came in above, what it cost below; below zero they run to the left. */
public final class BarChart extends AbstractRenderer implements Graphics2DRenderable, DimensionRenderable {
    private static final Color FIRST = new Color(0x1F5F7A);
    private static final Color SECOND = new Color(0xB9CDD6);
    private static final Color INK = new Color(0x1B2733);
    private static final Color SOFT = new Color(0x5B6875);
    private static final Color AXIS = new Color(0xC8D0D8);
    private static final int LABEL = 150;
    private static final int VALUE = 74;
    private static final int LINE = 19;
    private static final int LEGEND = 20;
    private static final FontRenderContext EXACT = new FontRenderContext(new AffineTransform(), true, true);
    private static final Font TYPE = type();

    /** {@code value} is the first bar's as it is read. */
    public record Bar(String label, double first, double second, String value) {}

    private final String firstName;
    private final String secondName;
    private final List<Bar> bars;
    private final int width;

    public BarChart(String firstName, String secondName, List<Bar> bars, int width) {
        this.firstName = firstName;
        this.secondName = secondName;
        this.bars = List.copyOf(bars);
        this.width = width;
    }

    @Override
    public Dimension2D getDimension(JasperReportsContext context) {
        return new java.awt.Dimension(width, height());
    }

    private int height() {
        return LEGEND + bars.size() * LINE + 4;
    }

    @Override
    public void render(JasperReportsContext context, Graphics2D g, Rectangle2D place) {
        var paper = (Graphics2D) g.create();
        paper.translate(place.getX(), place.getY());
        legend(paper);
        double most = Math.max(0.01, values().max(Double::compare).orElse(0.0));
        double least = Math.min(0, values().min(Double::compare).orElse(0.0));
        double room = width - LABEL - VALUE - 8;
        double unit = room / (most - least);
        double zero = LABEL - least * unit;
        double y = LEGEND;
        for (var bar : bars) {
            text(paper, fit(bar.label(), LABEL - 10), 0, y + 11, 8.5f, INK);
            bar(paper, zero, y + 2.5, bar.first() * unit, 7.5, FIRST);
            bar(paper, zero, y + 10.5, bar.second() * unit, 4, SECOND);
            text(paper, bar.value(), width - width(bar.value(), 8.5f), y + 11, 8.5f, INK);
            y += LINE;
        }
        paper.setColor(AXIS);
        paper.fill(new Rectangle2D.Double(zero - 0.25, LEGEND, 0.5, y - LEGEND));
        paper.dispose();
    }

    private Stream<Double> values() {
        return bars.stream().flatMap(b -> Stream.of(b.first(), b.second()));
    }

    private void legend(Graphics2D paper) {
        bar(paper, LABEL, 4, 8, 6, FIRST);
        text(paper, firstName, LABEL + 12, 10, 8f, SOFT);
        double next = LABEL + 12 + width(firstName, 8f) + 18;
        if (secondName.isEmpty()) return;
        bar(paper, next, 4, 8, 6, SECOND);
        text(paper, secondName, next + 12, 10, 8f, SOFT);
    }

    private static void bar(Graphics2D paper, double x, double y, double length, double thick, Color colour) {
        paper.setColor(colour);
        paper.fill(new Rectangle2D.Double(Math.min(x, x + length), y, Math.abs(length), thick));
    }

    private static void text(Graphics2D paper, String text, double x, double y, float size, Color colour) {
        paper.setColor(colour);
        paper.fill(TYPE.deriveFont(size).createGlyphVector(EXACT, text).getOutline((float) x, (float) y));
    }

    private static double width(String text, float size) {
        return TYPE.deriveFont(size).createGlyphVector(EXACT, text).getLogicalBounds().getWidth();
    }

    private static String fit(String text, double room) {
        if (width(text, 8.5f) <= room) return text;
        var cut = text;
        while (!cut.isEmpty() && width(cut + "…", 8.5f) > room) cut = cut.substring(0, cut.length() - 1);
        return cut.strip() + "…";
    }

    private static Font type() {
        try (var file = new ClassPathResource("reports/fonts/SourceSans3-Regular.ttf").getInputStream()) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("the type of charts cannot be read", e);
        }
    }
}
