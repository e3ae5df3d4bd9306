package org.project360.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A program of the project in a jar of its own, run to its end as a child: the simulator, the oracle. */
final class Tool {
    private static final long TICK_MILLIS = 200;

    /** What an interrupted simulator may take to have its answers, and a little more. */
    static final Duration GRACE = Duration.ofSeconds(18);

    private final Path jar;

    Tool(Path jar) {
        this.jar = jar;
    }

    /** With its output on our terminal. */
    int run(List<String> arguments) {
        return await(start(arguments, ProcessBuilder.Redirect.INHERIT), 0, () -> "", new Progress(System.out));
    }

    /**
     * With its output in the daemon's log, and a live line of our own meanwhile. Whoever ends us ends it first; one that
     * outlived a launcher that was killed is ended before ours starts.
     */
    int run(List<String> arguments, Daemon daemon, Supplier<String> live, Progress progress) {
        daemon.stop(GRACE);
        Thread atExit = new Thread(() -> daemon.stop(GRACE));
        Runtime.getRuntime().addShutdownHook(atExit);
        Process process = start(arguments, daemon.output());
        daemon.note(process.toHandle());
        int status = await(process, progress.pauseMillis(), live, progress);
        withdraw(atExit);
        daemon.forget();
        progress.live(live.get());
        progress.endLive();
        return status;
    }

    /** Does not return where the hook is at work: the child was told to end, and so are we. */
    private static void withdraw(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            while (true) {
                LockSupport.park(hook);
            }
        }
    }

    private Process start(List<String> arguments, ProcessBuilder.Redirect output) {
        if (!Files.exists(jar)) {
            throw new StackException(jar + " is missing; `mvn -DskipTests package` builds it.");
        }
        List<String> command = new ArrayList<>(List.of(Commands.java(), "-Xmx256m", "-jar", jar.toString()));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
        } catch (IOException e) {
            throw new StackException("Could not start " + jar + ": " + e.getMessage(), e);
        }
    }

    private static int await(Process process, long every, Supplier<String> live, Progress progress) {
        try {
            long next = System.nanoTime();
            while (!process.waitFor(TICK_MILLIS, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                if (every > 0 && System.nanoTime() - next >= 0) {
                    progress.live(live.get());
                    next = System.nanoTime() + every * 1_000_000;
                }
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            throw new StackException("Interrupted.");
        }
    }
}
