package io.throughline.models;

import io.throughline.models.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Collects what is found in one file. */
public final class Findings {
    final String file;
    private final List<Finding> found = new ArrayList<>();

    public Findings(String file) {
        this.file = file;
    }

    public void error(String element, String rule, String message) {
        found.add(new Finding(file, element, rule, message, Severity.ERROR));
    }

    public void warning(String element, String rule, String message) {
        found.add(new Finding(file, element, rule, message, Severity.WARNING));
    }

    public void error(Element where, String rule, String message) {
        error(idNear(where), rule, message);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Finding::isError);
    }

    List<Finding> all() {
        return found.stream().distinct().toList();
    }

    /** The id of the element, or of the nearest one around it that has one. */
    static String idNear(Node node) {
        for (var n = node; n instanceof Element e; n = n.getParentNode()) {
            if (e.hasAttribute("id")) return e.getAttribute("id");
        }
        return "-";
    }
}
