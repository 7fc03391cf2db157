package io.throughline.models.source;

import io.throughline.models.Findings;
import io.throughline.models.ModelSource;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads XML that anybody may have written: nothing declared, nothing fetched, nothing expanded. */
public final class XmlReader {
    private static final int MOST_BYTES = 4 << 20;

    private XmlReader() {}

    /** @return null where it cannot be read; why is among the findings */
    public static Document read(ModelSource source, Findings findings) {
        if (source.content().length > MOST_BYTES) {
            findings.error("-", "too-large", "Split the model: a file holds at most 4 MB.");
            return null;
        }
        try {
            return builder().parse(new ByteArrayInputStream(source.content()));
        } catch (SAXParseException e) {
            if (e.getMessage().contains("DOCTYPE")) {
                findings.error("-", "doctype", "Remove the DOCTYPE: models declare no entities and load nothing.");
            } else {
                findings.error("-", "not-xml", "Mend the file, line " + e.getLineNumber() + ", column " + e.getColumnNumber() + ": " + e.getMessage());
            }
        } catch (SAXException | java.io.IOException e) {
            findings.error("-", "not-xml", "Mend the file: " + e.getMessage());
        }
        return null;
    }

    private static javax.xml.parsers.DocumentBuilder builder() {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("This JVM has no hardened XML parser", e);
        }
    }

    public static List<Element> children(Element parent) {
        var found = new ArrayList<Element>();
        for (var n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e) found.add(e);
        }
        return found;
    }

    public static List<Element> children(Element parent, String localName) {
        return children(parent).stream().filter(e -> localName.equals(e.getLocalName())).toList();
    }

    public static List<Element> all(Document document, String namespace, String localName) {
        var found = new ArrayList<Element>();
        var nodes = document.getElementsByTagNameNS(namespace, localName);
        for (int i = 0; i < nodes.getLength(); i++) found.add((Element) nodes.item(i));
        return found;
    }

    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
