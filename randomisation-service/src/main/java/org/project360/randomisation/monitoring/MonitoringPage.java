package org.project360.randomisation.monitoring;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page for those who are blind: nothing by arm.
 *
 * @param imbalance for the statistician alone, and where it tells nothing of an arm; else null
 */
record MonitoringPage(
        String code,
        Progress progress,
        Recruited recruited,
        @Nullable Imbalance imbalance,
        LocalDate today) {

    HtmlPage page() {
        Forecast forecast = Forecast.of(recruited.byWeek(), today);
        return new HtmlPage(
                code + ": recruitment",
                "<h1>" + HtmlPage.escaped(code) + "</h1><p class=\"quiet\">" + progress.state()
                        + ". Blind: nothing here is by arm. " + today + ".</p>" + recruitment(forecast)
                        + table("By stratum", "Stratum", recruited.byStratum())
                        + (imbalance == null ? "" : imbalance(imbalance))
                        + table("Waiting, or not allocated", "Reason", recruited.waiting())
                        + table("Errors of randomisation", "Type", recruited.errors())
                        + table("What else happened", "Event", recruited.events()));
    }

    private String recruitment(Forecast forecast) {
        long reserved = progress.reserved();
        return "<h2>Recruitment</h2><p><strong>" + progress.units() + "</strong> units of a target of "
                + progress.target() + "; never more than " + progress.ceiling()
                + (reserved == 0 ? "" : ", of which emergency lists reserve " + reserved) + ". "
                + progress.participants() + " participants, " + progress.incidents() + " incidents answered, "
                + progress.represented() + " of them of somebody who was in already. " + unblinded()
                + "</p><progress max=\""
                + progress.target() + "\" value=\"" + Math.min(progress.units(), progress.target()) + "\">"
                + progress.units() + "</progress>"
                + new Curve(recruited.byWeek(), today, progress.target()).svg() + "<p>" + told(forecast) + "</p>";
    }

    private String unblinded() {
        double share = progress.participants() == 0 ? 0 : 100.0 * progress.unblinded() / progress.participants();
        return String.format(
                Locale.ROOT,
                "The blind was broken for %d of %d participants (%.1f %%).",
                progress.unblinded(),
                progress.participants(),
                share);
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

    private static String imbalance(Imbalance imbalance) {
        return "<h2>Imbalance</h2><p>Of the units allocated before " + imbalance.before()
                + ": how far the arms are apart, never which is ahead. It moves on with the week, for one that moved with"
                + " every draw would tell whose arms are alike.</p>"
                + table("In all, and by stratum", "Stratum", imbalance.whole(), imbalance.strata())
                + table("By level", "Level", null, imbalance.levels());
    }

    private static String table(String caption, String first, Imbalance.@Nullable Of whole, List<Imbalance.Of> rows) {
        HtmlTable table = new HtmlTable(caption, List.of(first, "Units", "Apart by"));
        if (whole != null) {
            table.row("all", List.of(whole.units(), whole.imbalance()));
        }
        rows.stream()
                .filter(row -> !row.name().isEmpty())
                .forEach(row -> table.row(row.name(), List.of(row.units(), row.imbalance())));
        return table.html();
    }

    private static String table(String caption, String first, Map<String, Long> rows) {
        HtmlTable table = new HtmlTable(caption, List.of(first, "Count"));
        rows.forEach((name, count) -> table.row(name, List.of(count)));
        return table.html();
    }

    @Override
    public String toString() {
        return "MonitoringPage[" + code + "]";
    }
}
