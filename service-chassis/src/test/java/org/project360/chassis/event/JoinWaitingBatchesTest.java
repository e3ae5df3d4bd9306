package org.project360.chassis.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.common.errors.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.project360.chassis.monitoring.ListenerProgress;

class JoinWaitingBatchesTest {

    private final ListenerProgress progress = new ListenerProgress(new SimpleMeterRegistry(), InstantSource.system());
    private final UnicastProcessor<Message<?>> polls = UnicastProcessor.create();
    private final AssertSubscriber<Message<?>> listener = AssertSubscriber.create(10);

    @Test
    void aChannelThatFailsIsKnownToHaveEnded() {
        decorated();
        polls.onNext(Message.of("a poll"));
        assertThat(progress.ended()).isEmpty();

        polls.onError(new TimeoutException("the places of the group"));

        assertThat(progress.ended()).isEqualTo(Map.of("a-channel", "TimeoutException"));
        listener.assertFailedWith(TimeoutException.class);
        assertThat(listener.getItems()).hasSize(1);
    }

    @Test
    void aChannelThatIsClosedHasNotFailed() {
        decorated();

        polls.onComplete();

        listener.assertCompleted();
        assertThat(progress.ended()).isEmpty();
    }

    private void decorated() {
        new JoinWaitingBatches(500, progress)
                .decorate(polls, "a-channel", true)
                .subscribe()
                .withSubscriber(listener);
    }
}
