package org.project360.simulator.report;

import java.time.Duration;
import java.util.Arrays;
import org.project360.simulator.seed.Rng;
import org.project360.simulator.world.World;

/**
 * Who is a victim when, in order of time: eight bytes an incident, all that is kept of a run. A victim's incidents come in
 * spells: the next follows the last after a month as a rule, or after some.
 */
final class IncidentPlan {
    private static final double IN_A_SPELL = 0.6;
    private static final double DAY = 86_400;
    private static final long NOT_BEFORE_HOURS = 2;

    private final long spanSeconds;
    private final long[] secondAndVictim;

    IncidentPlan(World world, int days) {
        spanSeconds = Duration.ofDays(days).minusHours(NOT_BEFORE_HOURS).toSeconds();
        secondAndVictim = new long[world.options().incidents()];
        int filled = 0;
        for (int victim = 0; victim < world.victims(); victim++) {
            Rng chance = Rng.of(world.options().seed(), "when", victim);
            double at = chance.unit() * spanSeconds;
            for (int i = 0; i < world.incidentsOf(victim); i++) {
                secondAndVictim[filled++] = withinSpan(at) << 32 | victim;
                at += chance.exponential((chance.chance(IN_A_SPELL) ? 30 : 120) * DAY);
            }
        }
        Arrays.sort(secondAndVictim);
    }

    int size() {
        return secondAndVictim.length;
    }

    int victim(int incident) {
        return (int) secondAndVictim[incident];
    }

    /** How long before the end of the plan's days. */
    Duration ago(int incident) {
        return Duration.ofHours(NOT_BEFORE_HOURS).plusSeconds(spanSeconds - (secondAndVictim[incident] >>> 32));
    }

    /** A spell that runs over the end is folded back into the span. */
    private long withinSpan(double second) {
        long folded = (long) (second % (2 * spanSeconds));
        return folded <= spanSeconds ? folded : 2 * spanSeconds - folded;
    }
}
