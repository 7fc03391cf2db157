package io.throughline.evidence.model;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Which step a model lets follow which: enough to tell whether a process went along it. */
public final class DrawnModel {
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private final Map<String, String> targets = new HashMap<>();
    private final Map<String, String> sources = new HashMap<>();
    private final Map<String, List<String>> incoming = new HashMap<>();
    private final Map<String, String> kinds = new HashMap<>();
    private final Set<String> several = new HashSet<>();

    DrawnModel(byte[] xml) {
        var all = parse(xml).getElementsByTagNameNS(BPMN, "*");
        for (int i = 0; i < all.getLength(); i++) {
            var element = (Element) all.item(i);
            var id = element.getAttribute("id");
            kinds.put(id, element.getLocalName());
            if (element.getLocalName().equals("sequenceFlow")) {
                sources.put(id, element.getAttribute("sourceRef"));
                targets.put(id, element.getAttribute("targetRef"));
                incoming.computeIfAbsent(element.getAttribute("targetRef"), any -> new ArrayList<>()).add(element.getAttribute("sourceRef"));
            }
            if (element.getLocalName().equals("multiInstanceLoopCharacteristics")) several.add(((Element) element.getParentNode()).getAttribute("id"));
        }
    }

    /** Steps that were entered although no flow led there, and flows that left a step nobody entered: what a hand on the process leaves behind. */
    public List<String> strayed(List<String> entered, List<String> taken) {
        Map<String, Integer> arrivals = new HashMap<>();
        var visited = new HashSet<>(entered);
        var strayed = new ArrayList<String>();
        for (var flow : taken) {
            arrivals.merge(targets.getOrDefault(flow, "?"), 1, Integer::sum);
            // A step for each of none is passed without being entered.
            if (!visited.contains(sources.get(flow)) && !several.contains(sources.get(flow))) strayed.add(sources.getOrDefault(flow, flow));
        }
        Map<String, Integer> visits = new HashMap<>();
        entered.forEach(step -> visits.merge(step, 1, Integer::sum));
        visits.forEach((step, times) -> {
            var from = incoming.getOrDefault(step, List.of());
            if (from.isEmpty() || from.stream().anyMatch(f -> "eventBasedGateway".equals(kinds.get(f)))) return;
            int arrived = arrivals.getOrDefault(step, 0);
            if (arrived == 0 || arrived < times && !several.contains(step)) strayed.add(step);
        });
        return strayed.stream().distinct().sorted().toList();
    }

    /** How often a flow led on from each task of a person. */
    public Map<String, Integer> passed(List<String> taken) {
        Map<String, Integer> passed = new HashMap<>();
        for (var flow : taken) {
            var source = sources.get(flow);
            if ("userTask".equals(kinds.get(source))) passed.merge(source, 1, Integer::sum);
        }
        return passed;
    }

    public static Document parse(byte[] xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException | org.xml.sax.SAXException | java.io.IOException e) {
            throw new IllegalStateException("a kept model cannot be read", e);
        }
    }
}
