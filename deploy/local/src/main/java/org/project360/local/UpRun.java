package org.project360.local;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code up} without {@code --once}: a stack that stays. */
final class UpRun {
    /** Long enough for what the simulator sent last to reach the last stage; `up` does not insist on it. */
    private static final Duration SETTLE = Duration.ofSeconds(30);

    private final Checkout checkout;
    private final Feed feed;
    private final Progress progress = new Progress(System.out);
    private volatile boolean done;

    UpRun(Checkout checkout, Feed feed) {
        this.checkout = checkout;
        this.feed = feed;
    }

    int run(Path home, @Nullable Integer portBase, boolean fresh, boolean infraOnly) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::tellIfEnded));
        try (HomeLock lock = HomeLock.take(home)) {
            if (fresh) {
                StackHome.wipe(home);
                progress.line("All data in " + home + " is deleted");
            }
            LocalStackBuilder builder = LocalStack.builder()
                    .home(home)
                    .checkout(checkout.root())
                    .worldSeed(feed.seed())
                    .progress(progress::line);
            LocalStack stack = (portBase == null ? builder : builder.portBase(portBase)).build();
            if (infraOnly) {
                infrastructure(stack);
            } else {
                everything(stack);
            }
            return 0;
        } finally {
            done = true;
        }
    }

    private void tellIfEnded() {
        if (!done) {
            progress.line("Told to end before all was done. What still runs, deploy/local/down stops.");
        }
    }

    private void infrastructure(LocalStack stack) {
        stack.startInfrastructure();
        stack.keycloak().awaitReady();
        progress.line("Keycloak is ready: " + stack.keycloak().url());
        progress.plain(Notes.developing(stack));
    }

    private void everything(LocalStack stack) {
        stack.start();
        progress.plain(Notes.addresses(stack));
        Stages stages = feed.send(stack, progress);
        stack.awaitDrained(SETTLE);
        progress.plain(stages.table());
        progress.line("All of it goes on running; deploy/local/down stops it.");
    }
}
