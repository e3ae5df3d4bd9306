package org.project360.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code up --once}: a stack of its own, the incidents, the oracle, and nothing left running. */
final class OnceRun {
    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(10);

    private final Checkout checkout;
    private final Feed feed;
    private final Progress progress = new Progress(System.out);
    private volatile boolean failed;

    OnceRun(Checkout checkout, Feed feed) {
        this.checkout = checkout;
        this.feed = feed.withoutPause();
    }

    int run(int portBase) {
        Path home = freshHome();
        // A hook, so that Ctrl-C too leaves nothing behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cleanUp(home)));
        int status = 1;
        try {
            status = judge(LocalStack.builder()
                    .home(home)
                    .checkout(checkout.root())
                    .portBase(portBase)
                    .worldSeed(feed.seed())
                    .progress(progress::line)
                    .build());
        } finally {
            failed = status != 0;
        }
        return status;
    }

    private void cleanUp(Path home) {
        boolean keep = failed; // read before the killing, which makes an interrupted run fail
        StackHome.killAll(home);
        if (keep) {
            progress.line("Logs and data are kept in " + home + ".");
        } else {
            StackHome.destroy(home);
        }
    }

    private int judge(LocalStack stack) {
        stack.start();
        Stages stages = feed.send(stack, progress);
        progress.line("Waiting until every record is read and every outbox is empty");
        boolean drained = stack.awaitDrained(DRAIN_LIMIT);
        progress.plain(stages.table());
        if (!drained) {
            progress.line("Not drained after " + DRAIN_LIMIT.toMinutes() + " minutes: " + stack.backlog());
        }
        progress.line("The oracle checks the invariants");
        Tool oracle = new Tool(checkout.oracle());
        int verdict = oracle.run(List.of("--home", stack.home().toString()));
        progress.line(verdict == 0 && drained ? "Every invariant holds" : "An invariant does not hold");
        return verdict == 0 && drained ? 0 : 1;
    }

    private Path freshHome() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(checkout.home().resolve("once")), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
