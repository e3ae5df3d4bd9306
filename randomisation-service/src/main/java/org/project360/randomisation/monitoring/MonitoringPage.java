package org.project360.randomisation.monitoring;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/** The page as HTML: whole in itself, without script and without anything by arm. */
record MonitoringPage(String code, Progress progress, Recruited recruited, LocalDate today) {

    /** The only style; its hash is what the content security policy allows. */
    static final String STYLE =
            "body{font:1rem/1.5 system-ui,sans-serif;color:#0b0c0c;max-width:60rem;margin:2rem auto;"
                    + "padding:0 1rem}h1{margin-bottom:0}h2{margin-top:2rem}table{border-collapse:collapse;width:100%}"
                    + "caption{text-align:left;font-weight:bold;padding:.5rem 0}th,td{text-align:left;padding:.3rem .5rem;"
                    + "border-bottom:1px solid #b1b4b6}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}"
                    + "progress{width:100%;height:1.5rem}svg{width:100%;height:auto}.quiet{color:#505a5f}";

    String html() {
        Forecast forecast = Forecast.of(recruited.byWeek(), today);
        return "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width\"><title>" + escaped(code) + ": recruitment</title><style>" + STYLE
                + "</style></head><body><main><h1>" + escaped(code) + "</h1><p class=\"quiet\">" + progress.state()
                + ". Blind: nothing here is by arm. " + today + ".</p>" + recruitment(forecast)
                + table("By stratum", "Stratum", recruited.byStratum())
                + table("Waiting, or not allocated", "Reason", recruited.waiting())
                + table("Errors of randomisation", "Type", recruited.errors())
                + table("What else happened", "Event", recruited.events()) + "</main></body></html>\n";
    }

    private String recruitment(Forecast forecast) {
        long reserved = progress.reserved();
        return "<h2>Recruitment</h2><p><strong>" + progress.units() + "</strong> units of a target of "
                + progress.target() + "; never more than " + progress.ceiling()
                + (reserved == 0 ? "" : ", of which emergency lists reserve " + reserved) + ". "
                + progress.participants() + " participants, " + progress.incidents() + " incidents answered, "
                + progress.represented() + " of them of somebody who was in already.</p><progress max=\""
                + progress.target() + "\" value=\"" + Math.min(progress.units(), progress.target()) + "\">"
                + progress.units() + "</progress>"
                + new Curve(recruited.byWeek(), today, progress.target()).svg() + "<p>" + told(forecast) + "</p>";
    }

    private String told(Forecast forecast) {
        long more = progress.target() - progress.units();
        if (more <= 0) {
            return "The target is reached.";
        }
        if (forecast.weeks() == 0) {
            return "No forecast before the first whole week.";
        }
        String rate = String.format(
                Locale.ROOT, "%.1f units a week over the last %d whole weeks", forecast.perWeek(), forecast.weeks());
        return forecast.reached(more)
                .map(day -> rate + ": the target is reached about <strong>" + day + "</strong> if that goes on.")
                .orElse(rate + ": at this rate the target is not reached.");
    }

    private static String table(String caption, String first, Map<String, Long> rows) {
        StringBuilder table = new StringBuilder("<table><caption>" + caption + "</caption><thead><tr><th scope=\"col\">"
                + first + "</th><th scope=\"col\" class=\"n\">Count</th></tr></thead><tbody>");
        rows.forEach((name, count) -> table.append("<tr><td>")
                .append(escaped(name.isEmpty() ? "all" : name))
                .append("</td><td class=\"n\">")
                .append(count)
                .append("</td></tr>"));
        if (rows.isEmpty()) {
            table.append("<tr><td>none</td><td class=\"n\">0</td></tr>");
        }
        return table.append("</tbody></table>").toString();
    }

    /** Names of factors and levels are somebody's text. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return "MonitoringPage[" + code + "]";
    }
}
