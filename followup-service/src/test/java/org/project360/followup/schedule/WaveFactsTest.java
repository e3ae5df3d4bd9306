package org.project360.followup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaveFactsTest {

    private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant OPENS = YEAR.plus(Duration.ofDays(100));
    private static final Instant TARGET = YEAR.plus(Duration.ofDays(107));
    private static final Instant CLOSES = YEAR.plus(Duration.ofDays(128));

    /** Every hour of a year: an untouched wave is in one state after the other, each for exactly its hours. */
    @Test
    void anUntouchedWaveGoesThroughItsStatesOnce() {
        Map<WaveState, Integer> hours = new EnumMap<>(WaveState.class);
        WaveState before = WaveState.UPCOMING;
        for (int hour = 0; hour < 365 * 24; hour++) {
            WaveState state = facts(null, null).stateAt(YEAR.plus(Duration.ofHours(hour)));
            assertThat(List.of(WaveState.UPCOMING, WaveState.OPEN, WaveState.OVERDUE, WaveState.MISSED))
                    .as("hour " + hour)
                    .contains(state);
            assertThat(state.compareTo(before)).as("never back").isNotNegative();
            hours.merge(state, 1, Integer::sum);
            before = state;
        }
        assertThat(hours)
                .isEqualTo(Map.of(
                        WaveState.UPCOMING,
                        100 * 24,
                        WaveState.OPEN,
                        7 * 24,
                        WaveState.OVERDUE,
                        21 * 24,
                        WaveState.MISSED,
                        237 * 24));
    }

    @Test
    void opensAndClosesToTheInstant() {
        WaveFacts facts = facts(null, null);

        assertThat(facts.stateAt(OPENS.minusNanos(1))).isEqualTo(WaveState.UPCOMING);
        assertThat(facts.stateAt(OPENS)).isEqualTo(WaveState.OPEN);
        assertThat(facts.stateAt(TARGET.minusNanos(1))).isEqualTo(WaveState.OPEN);
        assertThat(facts.stateAt(TARGET)).isEqualTo(WaveState.OVERDUE);
        assertThat(facts.stateAt(CLOSES.minusNanos(1))).isEqualTo(WaveState.OVERDUE);
        assertThat(facts.stateAt(CLOSES)).isEqualTo(WaveState.MISSED);
    }

    /** The whole table: what was done decides over when it is, and completed over cancelled. */
    @Test
    void factsDecideOverTime() {
        for (int hour = 0; hour < 365 * 24; hour += 7) {
            Instant now = YEAR.plus(Duration.ofHours(hour));
            for (Instant done : Arrays.asList(null, OPENS, CLOSES.plusSeconds(9))) {
                for (Instant cancelled : Collections.singletonList(TARGET)) {
                    assertThat(facts(done, cancelled).stateAt(now))
                            .isEqualTo(done == null ? WaveState.CANCELLED : WaveState.COMPLETED);
                }
                if (done != null) {
                    assertThat(facts(done, null).stateAt(now)).isEqualTo(WaveState.COMPLETED);
                }
            }
        }
    }

    @Test
    void onlyOpenWavesAllowContactAndOnlySomeAreSeen() {
        assertThat(Arrays.stream(WaveState.values()).filter(WaveState::open))
                .containsExactly(WaveState.OPEN, WaveState.OVERDUE);
        assertThat(Arrays.stream(WaveState.values()).filter(WaveState::forCollectors))
                .containsExactly(WaveState.OPEN, WaveState.OVERDUE, WaveState.COMPLETED, WaveState.MISSED);
    }

    private static WaveFacts facts(@Nullable Instant completedAt, @Nullable Instant cancelledAt) {
        return new WaveFacts(OPENS, TARGET, CLOSES, completedAt, cancelledAt);
    }
}
