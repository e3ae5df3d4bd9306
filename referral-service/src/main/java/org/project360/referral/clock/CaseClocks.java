package org.project360.referral.clock;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.project360.chassis.deadline.Deadlines;

/** Starts and stops the clocks of cases, one deadline a step. */
@ApplicationScoped
public class CaseClocks {

    /** A clock to start, or to start anew. */
    public record Start(UUID referralId, CaseClock clock, Instant from) {}

    private final Deadlines deadlines;
    private final ClockConfig config;
    private final InstantSource now;

    CaseClocks(Deadlines deadlines, ClockConfig config, InstantSource now) {
        this.deadlines = deadlines;
        this.config = config;
        this.now = now;
    }

    public Instant dueAt(CaseClock clock, Instant from) {
        return from.plus(length(clock));
    }

    /** Steps that are already past fire at once: a late arrival hides nothing. */
    public void start(Collection<Start> starts) {
        if (starts.isEmpty()) {
            return;
        }
        deadlines.setAll(starts.stream()
                .flatMap(s -> ClockStep.all().stream()
                        .map(step -> new Deadlines.Setting(
                                step.kind(s.clock()),
                                s.referralId(),
                                CaseClock.passed(s.from(), length(s.clock()), step.percent()))))
                .toList());
    }

    /** Stops a clock as of {@code at}: a step that passed before still fires, even if the ticker was away. */
    public void stop(UUID referralId, CaseClock clock, Instant from, Instant at) {
        List<String> later = ClockStep.all().stream()
                .filter(step ->
                        !CaseClock.passed(from, length(clock), step.percent()).isBefore(at))
                .map(step -> step.kind(clock))
                .toList();
        deadlines.cancel(referralId, now.instant(), later.toArray(String[]::new));
    }

    /** Sets a step again that could not be taken now. */
    void postpone(ClockStep step, CaseClock clock, UUID referralId, Instant dueAt) {
        deadlines.set(step.kind(clock), referralId, dueAt);
    }

    private Duration length(CaseClock clock) {
        return clock == CaseClock.CONTACT ? config.contactWithin() : config.visitWithin();
    }
}
