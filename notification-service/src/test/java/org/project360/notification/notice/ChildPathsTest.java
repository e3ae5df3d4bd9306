package org.project360.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.notification.notice.ChildPaths.Step;

class ChildPathsTest {

    private static final Instant DAY = Instant.parse("2026-03-03T12:00:00Z");

    private final UUID a = UUID.randomUUID();
    private final UUID b = UUID.randomUUID();
    private final UUID c = UUID.randomUUID();
    private final UUID x = UUID.randomUUID();
    private final UUID y = UUID.randomUUID();
    private final List<Step> steps = new ArrayList<>();

    @Test
    void whoIsNobodyElseKeepsHerOwn() {
        assertThat(owner(a, x)).isEqualTo(a);
        step(a, ChildPaths.EVERY, a, 1);
        assertThat(owner(a, x)).isEqualTo(a);
    }

    @Test
    void aChainIsFollowedToItsEndAndEachStepCanBeUndone() {
        step(b, ChildPaths.EVERY, a, 1);
        step(a, ChildPaths.EVERY, c, 2);
        assertThat(owner(b, x)).isEqualTo(c);

        step(a, ChildPaths.EVERY, a, 3);

        assertThat(owner(b, x)).isEqualTo(a);
    }

    @Test
    void oneIncidentGoesItsOwnWay() {
        step(a, ChildPaths.EVERY, c, 2);
        step(a, x, b, 1);

        assertThat(owner(a, x)).isEqualTo(b);
        assertThat(owner(a, y)).isEqualTo(c);
    }

    @Test
    void whatWasGivenAwayComesBackWithWhomItWasGivenTo() {
        step(a, x, b, 1);
        step(b, ChildPaths.EVERY, a, 2);

        assertThat(owner(a, x)).isEqualTo(a);
        assertThat(owner(b, x)).isEqualTo(a);

        step(b, ChildPaths.EVERY, b, 3);

        assertThat(owner(a, x)).isEqualTo(b);
    }

    @Test
    void ofACircleTheOldestStepFalls() {
        step(a, ChildPaths.EVERY, b, 1);
        step(b, ChildPaths.EVERY, c, 3);
        step(c, ChildPaths.EVERY, a, 2);

        assertThat(List.of(owner(a, x), owner(b, x), owner(c, x))).containsOnly(a);
    }

    @Test
    void eachOfTwoWhoWereToldOfAnIncidentKeepsHerOwn() {
        step(a, x, b, 1);

        assertThat(new ChildPaths(steps).resolve(a, x, Set.of(a, b))).isEqualTo(a);
        assertThat(new ChildPaths(steps).resolve(a, x, Set.of(a))).isEqualTo(b);
    }

    private UUID owner(UUID told, UUID incident) {
        return new ChildPaths(steps).resolve(told, incident);
    }

    /** The latest of a child and incident replaces the one before, as in the table. */
    private void step(UUID from, UUID incident, UUID to, int hour) {
        steps.removeIf(s -> s.from().equals(from) && s.incident().equals(incident));
        steps.add(new Step(from, incident, to, DAY.plusSeconds(3600L * hour)));
    }
}
