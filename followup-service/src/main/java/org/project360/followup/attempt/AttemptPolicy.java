package org.project360.followup.attempt;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.project360.followup.schedule.WaveFacts;
import org.project360.followup.schedule.WaveState;

/** Whether one more attempt may be made; the first rule that forbids it is the answer. */
final class AttemptPolicy {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** What the rules look at. {@code forWave} and {@code atPerson} are the attempts so far. */
    record Case(WaveFacts wave, Instant at, Instant now, List<Instant> forWave, List<Instant> atPerson) {}

    /** The rules, in order. */
    enum Rule {
        IN_THE_FUTURE("attempt-in-the-future", "Record an attempt once it is made."),
        WAVE_COMPLETED("wave-completed", "Her outcome is recorded: she is not to be contacted for this wave again."),
        WAVE_NOT_OPEN("wave-not-open", "She may be contacted only between the opening and the closing of the wave."),
        TOO_MANY_FOR_WAVE("too-many-attempts", "No more attempts are allowed for this wave."),
        TOO_MANY_TODAY("too-many-attempts-today", "No more attempts are allowed at her on this day."),
        TOO_SOON("attempt-too-soon", "Too little time lies between this attempt and another.");

        private final String type;
        private final String advice;

        Rule(String type, String advice) {
            this.type = type;
            this.advice = advice;
        }

        String type() {
            return type;
        }

        String advice() {
            return advice;
        }
    }

    private final int maxPerWave;
    private final int maxPerDay;
    private final Duration minimumGap;

    AttemptPolicy(int maxPerWave, int maxPerDay, Duration minimumGap) {
        this.maxPerWave = maxPerWave;
        this.maxPerDay = maxPerDay;
        this.minimumGap = minimumGap;
    }

    /** The first rule that forbids the attempt. */
    Optional<Rule> forbidding(Case attempt) {
        return Arrays.stream(Rule.values())
                .filter(rule -> forbids(rule, attempt))
                .findFirst();
    }

    private boolean forbids(Rule rule, Case attempt) {
        Instant at = attempt.at();
        return switch (rule) {
            case IN_THE_FUTURE -> at.isAfter(attempt.now());
            case WAVE_COMPLETED -> attempt.wave().stateAt(attempt.now()) == WaveState.COMPLETED;
            case WAVE_NOT_OPEN -> !attempt.wave().stateAt(at).open();
            case TOO_MANY_FOR_WAVE -> attempt.forWave().size() >= maxPerWave;
            case TOO_MANY_TODAY ->
                attempt.atPerson().stream()
                                .filter(other -> day(other).equals(day(at)))
                                .count()
                        >= maxPerDay;
            case TOO_SOON ->
                attempt.atPerson().stream()
                        .anyMatch(other -> Duration.between(other, at).abs().compareTo(minimumGap) < 0);
        };
    }

    private static LocalDate day(Instant at) {
        return at.atZone(LONDON).toLocalDate();
    }
}
