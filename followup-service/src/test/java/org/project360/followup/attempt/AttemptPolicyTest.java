package org.project360.followup.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.project360.followup.attempt.AttemptPolicy.Rule;
import org.project360.followup.schedule.WaveFacts;

class AttemptPolicyTest {

    private static final Instant OPENS = Instant.parse("2026-06-01T10:00:00Z");
    private static final Instant AT = Instant.parse("2026-06-10T12:00:00Z");
    private static final Instant CLOSES = Instant.parse("2026-06-29T10:00:00Z");

    private final AttemptPolicy policy = new AttemptPolicy(4, 2, Duration.ofHours(3));

    @Test
    void allowsTheFirst() {
        assertThat(at(AT)).isEmpty();
    }

    @Test
    void onlyInTheWindowAndNeverAhead() {
        assertThat(at(OPENS)).isEmpty();
        assertThat(at(OPENS.minusSeconds(1))).contains(Rule.WAVE_NOT_OPEN);
        assertThat(at(CLOSES.minusSeconds(1))).isEmpty();
        assertThat(at(CLOSES)).contains(Rule.WAVE_NOT_OPEN);
        assertThat(policy.forbidding(new AttemptPolicy.Case(wave(null), AT.plusSeconds(1), AT, List.of(), List.of())))
                .contains(Rule.IN_THE_FUTURE);
    }

    @Test
    void stopsOnceCompleted() {
        assertThat(policy.forbidding(new AttemptPolicy.Case(wave(AT), AT, AT, List.of(), List.of())))
                .contains(Rule.WAVE_COMPLETED);
    }

    @Test
    void countsPerWave() {
        List<Instant> four = days(4);

        assertThat(policy.forbidding(new AttemptPolicy.Case(wave(null), AT, AT, four.subList(0, 3), four)))
                .isEmpty();
        assertThat(policy.forbidding(new AttemptPolicy.Case(wave(null), AT, AT, four, four)))
                .contains(Rule.TOO_MANY_FOR_WAVE);
    }

    @Test
    void countsPerLondonDayOverAllHerWaves() {
        // 23:30 on the ninth in London is 22:30 UTC; 00:30 on the tenth is 23:30 UTC of the ninth.
        Instant ninth = Instant.parse("2026-06-09T22:30:00Z");
        Instant tenth = Instant.parse("2026-06-09T23:30:00Z");

        assertThat(person(AT, tenth, AT.minus(Duration.ofHours(4)))).contains(Rule.TOO_MANY_TODAY);
        assertThat(person(AT, ninth, AT.minus(Duration.ofHours(4)))).isEmpty();
    }

    @Test
    void keepsTheGapOnBothSides() {
        assertThat(person(AT, AT.minus(Duration.ofHours(3)))).isEmpty();
        assertThat(person(AT, AT.minus(Duration.ofHours(3)).plusNanos(1))).contains(Rule.TOO_SOON);
        assertThat(person(AT, AT.plus(Duration.ofHours(1)))).contains(Rule.TOO_SOON);
    }

    private Optional<Rule> at(Instant at) {
        return policy.forbidding(new AttemptPolicy.Case(wave(null), at, CLOSES.plusSeconds(9), List.of(), List.of()));
    }

    private Optional<Rule> person(Instant at, Instant... others) {
        return policy.forbidding(new AttemptPolicy.Case(wave(null), at, CLOSES, List.of(), List.of(others)));
    }

    private static List<Instant> days(int n) {
        return IntStream.rangeClosed(1, n)
                .mapToObj(day -> AT.minus(Duration.ofDays(day)))
                .toList();
    }

    private static WaveFacts wave(@Nullable Instant completedAt) {
        return new WaveFacts(OPENS, OPENS.plus(Duration.ofDays(7)), CLOSES, completedAt, null);
    }
}
