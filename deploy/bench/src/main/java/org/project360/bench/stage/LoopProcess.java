package org.project360.bench.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.project360.bench.loop.LoopSettings;
import org.project360.bench.loop.ReferenceMain;
import org.project360.bench.support.BenchException;

/** The loop as a process of its own, with the same Java options as a service. */
final class LoopProcess implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final Thread atExit;

    LoopProcess(Path dir, LoopSettings settings, List<String> jvm) throws IOException {
        Path file = dir.resolve("loop.properties");
        this.log = dir.resolve("loop.log");
        settings.save(file);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), ReferenceMain.class.getName(), file.toString()));
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        this.atExit = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** True if it has come to its end. */
    boolean isOver() {
        if (!process.isAlive() && process.exitValue() != 0) {
            throw new BenchException("The hand-written loop failed; see " + log + ".");
        }
        return !process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // The program is ending, and the hook does it.
        }
    }
}
