package org.project360.intake.figures;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.notification.NoticeProgressed.KnownToServices;

/**
 * Counts by force with small-number suppression: a count below {@link #SMALLEST_SHOWN} is not told, and where one is
 * hidden the total is hidden too, lest it be found by subtraction.
 */
final class KnownToServicesFigures {

    static final long SMALLEST_SHOWN = 5;

    /** The answers of one force; an absent number is suppressed. */
    record OfForce(
            String force, List<Answer> answers, @Nullable Long total) {}

    /** How many schools gave an answer. */
    record Answer(KnownToServices answer, @Nullable Long notices, boolean suppressed) {}

    private KnownToServicesFigures() {}

    static List<OfForce> of(List<NoticeAnswers.Count> counts) {
        Map<String, Map<KnownToServices, Long>> byForce = new TreeMap<>();
        counts.forEach(c -> byForce.computeIfAbsent(c.force(), f -> new EnumMap<>(KnownToServices.class))
                .put(c.answer(), c.notices()));
        List<OfForce> figures = new ArrayList<>();
        byForce.forEach((force, notices) -> figures.add(ofForce(force, notices)));
        return figures;
    }

    private static OfForce ofForce(String force, Map<KnownToServices, Long> notices) {
        List<Answer> answers = new ArrayList<>();
        long total = 0;
        boolean hidden = false;
        for (KnownToServices answer : KnownToServices.values()) {
            long count = notices.getOrDefault(answer, 0L);
            boolean suppressed = count < SMALLEST_SHOWN;
            answers.add(new Answer(answer, suppressed ? null : count, suppressed));
            total += count;
            hidden |= suppressed;
        }
        return new OfForce(force, answers, hidden ? null : total);
    }
}
