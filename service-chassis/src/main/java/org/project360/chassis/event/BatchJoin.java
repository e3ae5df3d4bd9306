package org.project360.chassis.event;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.AbstractMultiOperator;
import io.smallrye.mutiny.operators.multi.MultiOperatorProcessor;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Takes poll batches as they come and hands them over when they are wanted, those that wait joined to one. The connector
 * polls on while a listener works and keeps each poll as a batch of its own: at fifty events a second that would be fifty
 * transactions a second, and the more the listener falls behind, the longer everything waits. Here it is one transaction for
 * all that waits, so that a listener that falls behind catches up, and one that keeps up waits for nothing.
 */
final class BatchJoin extends AbstractMultiOperator<Message<?>, Message<?>> {

    private final int most;

    /** {@code most} is how many records a joined batch may have. */
    BatchJoin(Multi<? extends Message<?>> upstream, int most) {
        super(upstream);
        this.most = most;
    }

    @Override
    public void subscribe(MultiSubscriber<? super Message<?>> downstream) {
        upstream().subscribe().withSubscriber(new Joining(downstream, most));
    }

    private static final class Joining extends MultiOperatorProcessor<Message<?>, Message<?>> {

        private final int most;
        private final AtomicInteger turns = new AtomicInteger();
        // What follows is guarded by this.
        private final Deque<Message<?>> waiting = new ArrayDeque<>();
        private int records;
        private long wanted;
        private boolean begun;
        private boolean asked;
        private @Nullable Runnable end;

        Joining(MultiSubscriber<? super Message<?>> downstream, int most) {
            super(downstream);
            this.most = most;
        }

        @Override
        public void request(long items) {
            synchronized (this) {
                wanted = wanted + items < 0 ? Long.MAX_VALUE : wanted + items;
                begun = true;
            }
            turn();
        }

        @Override
        public void onItem(Message<?> batch) {
            synchronized (this) {
                waiting.add(batch);
                records += JoinedBatch.size(batch);
                asked = false;
            }
            turn();
        }

        @Override
        public void onFailure(Throwable failure) {
            end(() -> super.onFailure(failure));
        }

        @Override
        public void onCompletion() {
            end(super::onCompletion);
        }

        private void end(Runnable how) {
            synchronized (this) {
                end = how;
            }
            turn();
        }

        /** One thread at a time; whoever finds another at it leaves it one turn more. */
        private void turn() {
            if (turns.getAndIncrement() != 0) {
                return;
            }
            int taken = 1;
            while (taken != 0) {
                for (Message<?> next = take(); next != null && !isCancelled(); next = take()) {
                    downstream.onItem(next);
                }
                if (asksForMore()) {
                    super.request(1);
                }
                Runnable last = ended();
                if (last != null) {
                    last.run();
                }
                taken = turns.addAndGet(-taken);
            }
        }

        private synchronized @Nullable Message<?> take() {
            if (wanted == 0 || waiting.isEmpty()) {
                return null;
            }
            wanted--;
            JoinedBatch joined = new JoinedBatch(waiting.remove());
            while (!waiting.isEmpty() && joined.join(waiting.element(), most)) {
                waiting.remove();
            }
            records -= joined.size();
            return joined.message();
        }

        private synchronized boolean asksForMore() {
            boolean more = begun && !asked && end == null && records < most;
            asked |= more;
            return more;
        }

        private synchronized @Nullable Runnable ended() {
            Runnable last = waiting.isEmpty() ? end : null;
            if (last != null) {
                end = null;
            }
            return last;
        }
    }
}
