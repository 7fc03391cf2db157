package io.throughline.process.model;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A task drawn into a flow, with room made for it to the right as Modeler's space tool does, and the question before it where there is one. */
final class DrawnIn {
    private static final int ROOM = 265;
    private static final Pattern BOUNDS = Pattern.compile("<dc:Bounds x=\"(-?\\d+)(?:\\.\\d+)?\" y=\"(-?\\d+)(?:\\.\\d+)?\" width=\"(\\d+)(?:\\.\\d+)?\"");
    private static final Pattern WAYPOINT = Pattern.compile("<di:waypoint x=\"(-?\\d+)(?:\\.\\d+)?\" y=\"(-?\\d+)(?:\\.\\d+)?\" />");
    private final String flow;
    private final String target;
    private final String task;
    private final String question;
    private String xml;

    private DrawnIn(String xml, String flow, String target, String task, String question) {
        this.xml = xml;
        this.flow = flow;
        this.target = target;
        this.task = task;
        this.question = question;
    }

    /** {@code question}: the gateway's id, null where the task stands in the flow itself. */
    static String of(String xml, String flow, String target, String task, String question) {
        return new DrawnIn(xml, flow, target, task, question).draw();
    }

    private String draw() {
        int edge = edgeOf(flow);
        var first = WAYPOINT.matcher(xml);
        first.find(edge);
        int y = Integer.parseInt(first.group(2));
        var box = boundsOf(target);
        int cut = Integer.parseInt(box.group(1)) - 5;
        int from = Integer.parseInt(first.group(1));
        makeRoom(cut);
        box = boundsOf(target);
        int top = Integer.parseInt(box.group(2));
        int middle = Integer.parseInt(box.group(1)) + 50;
        var rest = restOfEdge();
        if (question == null) return before(shape(task, cut + 50, y - 40, 100, 80, "") + edge(task + "_" + target, cut + 150, y, rest), from, y, cut + 50);
        int over = y - 46;
        return before(shape(question, cut + 20, y - 25, 50, 50, " isMarkerVisible=\"true\"") + shape(task, cut + 120, y - 40, 100, 80, "")
                + edge(question + "_no", cut + 45, y - 25, point(cut + 45, over) + point(middle, over) + point(middle, over < top ? top : top + 80))
                + edge(question + "_yes", cut + 70, y, point(cut + 120, y))
                + edge(task + "_" + target, cut + 220, y, rest), from, y, cut + 20);
    }

    /** The new shapes and edges, and the flow's own edge that ends at the first of them. */
    private String before(String drawn, int from, int y, int to) {
        int at = edgeOf(flow);
        int end = xml.indexOf("</bpmndi:BPMNEdge>", at);
        var edge = xml.substring(at, end);
        var label = edge.contains("<bpmndi:BPMNLabel>") ? edge.substring(edge.indexOf("<bpmndi:BPMNLabel>")) : "";
        return xml.substring(0, at) + edge.substring(0, edge.indexOf('>') + 1) + point(from, y) + point(to, y) + label + "</bpmndi:BPMNEdge>" + drawn + xml.substring(end + "</bpmndi:BPMNEdge>".length());
    }

    private void makeRoom(int cut) {
        xml = replaced(BOUNDS, m -> {
            int x = Integer.parseInt(m.group(1));
            int width = Integer.parseInt(m.group(3));
            if (x >= cut) return "<dc:Bounds x=\"%d\" y=\"%s\" width=\"%d\"".formatted(x + ROOM, m.group(2), width);
            return x + width > cut + 100 ? "<dc:Bounds x=\"%d\" y=\"%s\" width=\"%d\"".formatted(x, m.group(2), width + ROOM) : m.group();
        });
        xml = replaced(WAYPOINT, m -> Integer.parseInt(m.group(1)) >= cut ? point(Integer.parseInt(m.group(1)) + ROOM, Integer.parseInt(m.group(2))) : m.group());
    }

    private String replaced(Pattern what, Function<MatchResult, String> by) {
        return what.matcher(xml).replaceAll(m -> Matcher.quoteReplacement(by.apply(m)));
    }

    private String restOfEdge() {
        int at = edgeOf(flow);
        var edge = xml.substring(at, xml.indexOf("</bpmndi:BPMNEdge>", at));
        var points = new StringBuilder();
        var point = WAYPOINT.matcher(edge);
        point.find();
        while (point.find()) points.append(point.group());
        return points.toString();
    }

    private int edgeOf(String of) {
        return xml.lastIndexOf("<bpmndi:BPMNEdge", xml.indexOf("bpmnElement=\"" + of + "\""));
    }

    private Matcher boundsOf(String of) {
        var box = BOUNDS.matcher(xml);
        box.find(xml.indexOf("bpmnElement=\"" + of + "\""));
        return box;
    }

    private static String shape(String of, int x, int y, int width, int height, String more) {
        return "\n      <bpmndi:BPMNShape id=\"%s-di\" bpmnElement=\"%s\"%s><dc:Bounds x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" /></bpmndi:BPMNShape>".formatted(of, of, more, x, y, width, height);
    }

    private static String edge(String of, int x, int y, String rest) {
        return "\n      <bpmndi:BPMNEdge id=\"%s-di\" bpmnElement=\"%s\">%s%s</bpmndi:BPMNEdge>".formatted(of, of, point(x, y), rest);
    }

    private static String point(int x, int y) {
        return "<di:waypoint x=\"%d\" y=\"%d\" />".formatted(x, y);
    }
}
