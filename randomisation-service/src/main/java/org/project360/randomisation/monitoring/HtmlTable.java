package org.project360.randomisation.monitoring;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A table of a page: what a row is about, then its numbers. */
final class HtmlTable {

    private final StringBuilder html = new StringBuilder();
    private final int columns;
    private boolean empty = true;

    /** {@code columns} name what the rows are about, and then each number. */
    HtmlTable(String caption, List<String> columns) {
        this.columns = columns.size();
        html.append("<table><caption>").append(HtmlPage.escaped(caption)).append("</caption><thead><tr>");
        for (int i = 0; i < columns.size(); i++) {
            html.append("<th scope=\"col\"")
                    .append(i == 0 ? "" : " class=\"n\"")
                    .append('>')
                    .append(HtmlPage.escaped(columns.get(i)))
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>");
    }

    /** A row without a name is about everything. */
    HtmlTable row(String name, List<? extends Number> numbers) {
        empty = false;
        html.append("<tr><td>")
                .append(HtmlPage.escaped(name.isEmpty() ? "all" : name))
                .append("</td>");
        numbers.forEach(
                number -> html.append("<td class=\"n\">").append(text(number)).append("</td>"));
        html.append("</tr>");
        return this;
    }

    /** A table of nothing says so. */
    String html() {
        if (empty) {
            row("none", Collections.nCopies(columns - 1, 0));
        }
        return html.append("</tbody></table>").toString();
    }

    private static String text(Number number) {
        double value = number.doubleValue();
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
