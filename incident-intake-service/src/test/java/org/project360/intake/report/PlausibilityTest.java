package org.project360.intake.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.project360.contracts.PersonDetails;
import org.project360.intake.ReportFixture;
import org.project360.local.testing.TestClock;

class PlausibilityTest {

    private static final Instant NOW = TestClock.START;

    @Test
    void acceptsWhatCanBeTrue() {
        assertThat(errors(report().child(person("Niamh", "Quill", "2015-01-01").homeless())))
                .isEmpty();
    }

    @Test
    void knowsTheForcesThatReport() {
        assertThat(errors(report().force("SYN-99"))).containsExactly("/force unknown-force");
    }

    @Test
    void allowsForAClockThatIsAheadButNotForTheFuture() {
        ReportFixture ahead = at(NOW.plus(Duration.ofMinutes(5)));
        ReportFixture future = at(NOW.plus(Duration.ofMinutes(5)).plusSeconds(1));

        assertThat(errors(ahead)).isEmpty();
        assertThat(errors(future))
                .containsExactly("/occurredAt in-the-future", "/reportedAt in-the-future", "/recordedAt in-the-future");
    }

    @Test
    void refusesTimesBeforeLivingMemory() {
        ReportFixture ancient = report().occurredAt(Instant.parse("0001-01-01T00:00:00Z"))
                .reportedAt(NOW)
                .recordedAt(NOW);

        assertThat(errors(ancient)).containsExactly("/occurredAt too-early");
    }

    @Test
    void refusesWhatHappenedAfterItWasReported() {
        assertThat(errors(report().occurredAt(NOW.minusSeconds(60)).reportedAt(NOW.minusSeconds(61))))
                .containsExactly("/occurredAt after-reported");
    }

    @Test
    void refusesBirthsInTheFutureAndImpossibleAges() {
        assertThat(errors(victim("2026-03-03"))).containsExactly("/victim/person/dateOfBirth in-the-future");
        assertThat(errors(victim("2026-03-02"))).isEmpty();
        assertThat(errors(victim("1905-03-02"))).containsExactly("/victim/person/dateOfBirth implausible-age");
        assertThat(errors(victim("1905-03-03"))).isEmpty();
    }

    @Test
    void refusesAChildOlderThanTheVictim() {
        ReportFixture young = victim("2010-06-01")
                .child(person("Elder", "Quill", "2010-05-31").homeless())
                .child(person("Twin", "Quill", "2010-06-01").homeless());

        assertThat(errors(young)).containsExactly("/children/0/person/dateOfBirth older-than-victim");
    }

    @Test
    void refusesAChildWhoWasAnAdultWhenItHappened() {
        ReportFixture report = report().occurredAt(Instant.parse("2026-02-01T12:00:00Z"))
                .child(person("Grown", "Quill", "2008-02-01").homeless())
                .child(person("Almost", "Quill", "2008-02-02").homeless());

        assertThat(errors(report)).containsExactly("/children/0/person/dateOfBirth not-a-child");
    }

    private static ReportFixture at(Instant time) {
        return report().occurredAt(time).reportedAt(time).recordedAt(time);
    }

    private static ReportFixture victim(String born) {
        PersonDetails victim = person("Ada", "Quill", born).withId();
        return report().victim(victim);
    }

    private static List<String> errors(ReportFixture report) {
        return Plausibility.errors(new Config(), report.build(), NOW).stream()
                .map(r -> r.pointer() + " " + r.code())
                .toList();
    }

    /** The defaults. */
    private static final class Config implements ReportConfig, ReportConfig.Plausibility {

        @Override
        public Set<String> forces() {
            return Set.of("SYN-01");
        }

        @Override
        public ReportConfig.Plausibility plausibility() {
            return this;
        }

        @Override
        public int largestReport() {
            return 1 << 20;
        }

        @Override
        public Duration clockTolerance() {
            return Duration.ofMinutes(5);
        }

        @Override
        public int oldestAge() {
            return 120;
        }

        @Override
        public int adultAge() {
            return 18;
        }
    }
}
