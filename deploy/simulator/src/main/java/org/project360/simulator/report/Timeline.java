package org.project360.simulator.report;

import java.time.Duration;
import java.time.Instant;
import org.project360.simulator.seed.Rng;

/**
 * When incidents happen and are reported, beside the moment at which the report is sent. No time lies after the sending,
 * and none is out of order: occurred, reported, recorded.
 */
public enum Timeline {
    /**
     * A year in minutes. Incidents occurred over the past days. Fresh ones were reported minutes before the sending,
     * whenever they occurred, so that their 24 hours run; the others when they occurred.
     */
    COMPRESSED {
        @Override
        Instant occurred(Instant sent, Duration ago, boolean late, Rng chance) {
            return sent.minus(ago);
        }

        @Override
        Duration reportedAfter(Instant occurred, Instant sent, boolean fresh, boolean late, Rng chance) {
            return fresh
                    ? Duration.between(occurred, sent.minusSeconds(chance.between(60, 1_200)))
                    : delay(late, chance);
        }
    },
    /** Each incident occurred hours before its report is sent and was reported minutes before. */
    REALTIME {
        @Override
        Instant occurred(Instant sent, Duration ago, boolean late, Rng chance) {
            long before = late ? chance.between(3 * DAY, 45 * DAY) : chance.between(1_200L, 28_800L);
            return sent.minusSeconds(before);
        }

        @Override
        Duration reportedAfter(Instant occurred, Instant sent, boolean fresh, boolean late, Rng chance) {
            return Duration.between(occurred, sent.minusSeconds(chance.between(30, 900)));
        }
    },
    /** History: each incident was reported when it occurred, late ones days or weeks after; nothing is fresh. */
    NATURAL {
        @Override
        Instant occurred(Instant sent, Duration ago, boolean late, Rng chance) {
            return sent.minus(ago);
        }

        @Override
        Duration reportedAfter(Instant occurred, Instant sent, boolean fresh, boolean late, Rng chance) {
            return delay(late, chance);
        }
    };

    private static final long DAY = 86_400;
    private static final Duration SENT_AFTER = Duration.ofSeconds(2);

    /** The three times of a report. */
    record Moments(Instant occurredAt, Instant reportedAt, Instant recordedAt) {}

    /** {@code ago}: how long before the sending the incident lies on the run's own scale. */
    Moments moments(Instant sent, Duration ago, boolean fresh, boolean late, Rng chance) {
        Instant last = sent.minus(SENT_AFTER);
        Instant occurred = occurred(sent, ago, late, chance);
        Instant reported = earlier(occurred.plus(reportedAfter(occurred, sent, fresh, late, chance)), last);
        Instant recorded = earlier(reported.plusSeconds(chance.between(20, 900)), last);
        return new Moments(occurred, reported, recorded);
    }

    abstract Instant occurred(Instant sent, Duration ago, boolean late, Rng chance);

    abstract Duration reportedAfter(Instant occurred, Instant sent, boolean fresh, boolean late, Rng chance);

    private static Duration delay(boolean late, Rng chance) {
        return Duration.ofSeconds(late ? chance.between(3 * DAY, 45 * DAY) : chance.between(300L, 43_200L));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
