package org.project360.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TestClockTest {
    private final TestClock clock = new TestClock();

    @Test
    void standsStillAtItsStart() {
        assertThat(clock.instant()).isEqualTo(TestClock.START).isEqualTo(clock.instant());
    }

    @Test
    void moves() {
        clock.advance(Duration.ofHours(24));
        assertThat(clock.instant()).isEqualTo("2026-03-03T09:00:00Z");
    }

    @Test
    void canBeSetAndReset() {
        clock.set(Instant.EPOCH);
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
        clock.reset();
        assertThat(clock.instant()).isEqualTo(TestClock.START);
    }
}
