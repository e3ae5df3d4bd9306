package org.project360.randomisation.monitoring;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads a page as a machine does. */
final class Pages {

    private Pages() {}

    /** The page is well-formed XML, but for its first line and two tags that HTML does not close. */
    static Document parsed(String html) throws Exception {
        String xml = html.replaceFirst("<!DOCTYPE html>", "").replaceAll("(<meta [^>]*)>", "$1/>");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    /** The numbers of the table of that caption, as text, by what the row is about; empty where there is no such table. */
    static Map<String, List<String>> rows(Document page, String caption) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        NodeList tables = page.getElementsByTagName("table");
        for (int t = 0; t < tables.getLength(); t++) {
            Element table = (Element) tables.item(t);
            if (table.getElementsByTagName("caption").item(0).getTextContent().equals(caption)) {
                Element body = (Element) table.getElementsByTagName("tbody").item(0);
                NodeList lines = body.getElementsByTagName("tr");
                for (int i = 0; i < lines.getLength(); i++) {
                    List<String> cells = texts(((Element) lines.item(i)).getElementsByTagName("td"));
                    rows.put(cells.get(0), cells.subList(1, cells.size()));
                }
            }
        }
        return rows;
    }

    private static List<String> texts(NodeList cells) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < cells.getLength(); i++) {
            texts.add(cells.item(i).getTextContent());
        }
        return texts;
    }
}
