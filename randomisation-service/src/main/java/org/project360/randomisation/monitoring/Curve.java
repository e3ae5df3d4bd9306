package org.project360.randomisation.monitoring;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.SortedMap;

/** Recruitment over time as a drawing: units so far at the end of each week, beside the target. */
record Curve(SortedMap<LocalDate, Long> byWeek, LocalDate today, int target) {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 220;
    private static final int MARGIN = 40;

    /** SVG; its title says in words what it shows. */
    String svg() {
        LocalDate first = byWeek.isEmpty() ? today : byWeek.firstKey();
        long weeks = Math.max(1, ChronoUnit.WEEKS.between(first, today) + 1);
        long units = byWeek.values().stream().mapToLong(Long::longValue).sum();
        double highest = Math.max(target, units);
        StringBuilder points = new StringBuilder(point(0, 0));
        long soFar = 0;
        for (long week = 0; week < weeks; week++) {
            soFar += byWeek.getOrDefault(first.plusWeeks(week), 0L);
            points.append(' ').append(point((double) (week + 1) / weeks, soFar / highest));
        }
        String targetLine = point(0, target / highest) + " " + point(1, target / highest);
        return "<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\"><title>" + units + " units in " + weeks
                + " weeks, target " + target + "</title>"
                + line(point(0, 0) + " " + point(1, 0), "#505a5f", "1", "")
                + line(targetLine, "#505a5f", "1", " stroke-dasharray=\"6 4\"")
                + line(points.toString(), "#1d70b8", "3", "")
                + text(MARGIN, HEIGHT - MARGIN + 18, "start", first.toString())
                + text(WIDTH - MARGIN, HEIGHT - MARGIN + 18, "end", today.toString())
                + text(MARGIN - 6, (int) y(target / highest) + 4, "end", String.valueOf(target))
                + text(MARGIN - 6, HEIGHT - MARGIN, "end", "0") + "</svg>";
    }

    private static String line(String points, String colour, String width, String more) {
        return "<polyline fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"" + width + "\"" + more + " points=\""
                + points + "\"/>";
    }

    private static String text(int x, int y, String anchor, String text) {
        return "<text x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\" font-size=\"13\">" + text
                + "</text>";
    }

    /** Both of 0 to 1. */
    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f", MARGIN + x * (WIDTH - 2 * MARGIN), y(y));
    }

    private static double y(double share) {
        return HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN);
    }
}
