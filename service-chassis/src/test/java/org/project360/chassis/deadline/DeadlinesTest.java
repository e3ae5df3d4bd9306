package org.project360.chassis.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.chassis.TestStack;
import org.project360.local.testing.TestClock;

@QuarkusTest
@WithTestResource(TestStack.class)
class DeadlinesTest {

    @ApplicationScoped
    static class Bell implements DeadlineHandler {

        private final List<UUID> rung = new CopyOnWriteArrayList<>();
        private volatile boolean broken;

        List<UUID> rung() {
            return rung;
        }

        void broken(boolean value) {
            broken = value;
        }

        @Override
        public String kind() {
            return "bell";
        }

        @Override
        public void fire(Deadline deadline) {
            if (broken) {
                throw new IllegalStateException("broken bell");
            }
            rung.add(deadline.subject());
        }
    }

    @Inject
    Deadlines deadlines;

    @Inject
    DeadlineTicker ticker;

    @Inject
    TestClock clock;

    @Inject
    Bell bell;

    @BeforeEach
    void quiet() {
        ticker.fireDue();
        bell.rung().clear();
    }

    @Test
    void ringsWhenDueAndOnce() {
        UUID subject = set(Duration.ofHours(24));

        clock.advance(Duration.ofHours(24).minusMillis(1));
        ticker.fireDue();
        assertThat(bell.rung()).isEmpty();

        clock.advance(Duration.ofMillis(1));
        ticker.fireDue();
        ticker.fireDue();
        assertThat(bell.rung()).containsExactly(subject);
    }

    @Test
    void aMovedClockRingsAtItsNewTimeAndACancelledOneNever() {
        UUID moved = set(Duration.ofHours(1));
        UUID cancelled = set(Duration.ofHours(1));
        QuarkusTransaction.requiringNew().run(() -> {
            deadlines.set("bell", moved, clock.instant().plus(Duration.ofHours(2)));
            deadlines.cancel(cancelled, clock.instant(), "bell");
        });

        clock.advance(Duration.ofMinutes(90));
        ticker.fireDue();
        assertThat(bell.rung()).isEmpty();

        clock.advance(Duration.ofMinutes(30));
        ticker.fireDue();
        assertThat(bell.rung()).containsExactly(moved);
    }

    @Test
    void aHandlerThatFailsLeavesItDue() {
        UUID subject = set(Duration.ZERO);
        bell.broken(true);
        assertThatThrownBy(ticker::fireDue).isInstanceOf(RuntimeException.class);
        bell.broken(false);

        ticker.fireDue();

        assertThat(bell.rung()).containsExactly(subject);
    }

    @Test
    void fourTickersRingEachOfAThousandOnce() {
        List<UUID> subjects = Stream.generate(UUID::randomUUID).limit(1_000).toList();
        Instant due = clock.instant();
        QuarkusTransaction.requiringNew()
                .run(() -> deadlines.setAll(subjects.stream()
                        .map(s -> new Deadlines.Setting("bell", s, due))
                        .toList()));

        IntStream.range(0, 4).parallel().forEach(n -> ticker.fireDue());
        ticker.fireDue();

        assertThat(bell.rung()).containsExactlyInAnyOrderElementsOf(subjects);
    }

    private UUID set(Duration in) {
        UUID subject = UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> deadlines.set("bell", subject, clock.instant().plus(in)));
        return subject;
    }
}
