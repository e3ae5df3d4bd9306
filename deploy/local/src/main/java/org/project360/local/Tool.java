package org.project360.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A program of the project in a jar of its own, run to its end as a child: the simulator, the oracle. */
final class Tool {
    private static final long TICK_MILLIS = 200;

    private final Path jar;
    private final Path log;

    Tool(Path jar, Path log) {
        this.jar = jar;
        this.log = log;
    }

    /** With its output on our terminal. */
    int run(List<String> arguments) {
        return await(start(arguments, ProcessBuilder.Redirect.INHERIT), 0, () -> "", new Progress(System.out));
    }

    /** With its output in the log, and a live line of our own meanwhile. */
    int run(List<String> arguments, Supplier<String> live, Progress progress) {
        Process process = start(arguments, ProcessBuilder.Redirect.appendTo(log.toFile()));
        // Whoever ends us ends the child too.
        Thread atExit = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(atExit);
        int status = await(process, progress.pauseMillis(), live, progress);
        Runtime.getRuntime().removeShutdownHook(atExit);
        progress.live(live.get());
        progress.endLive();
        return status;
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
