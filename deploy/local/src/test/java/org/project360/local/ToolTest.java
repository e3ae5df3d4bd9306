package org.project360.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A launcher in a process of its own, so that it can be ended, and the program it runs. */
class ToolTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path home;

    private Daemon launcher = new Daemon("unset", Path.of("."));
    private Daemon tool = new Daemon("unset", Path.of("."));

    @BeforeEach
    void start() throws IOException {
        launcher = new Daemon("up", home);
        tool = daemon(home);
        launch();
    }

    private void launch() throws IOException {
        launcher.start(
                List.of(
                        Commands.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        jar(home.resolve("tool.jar")).toString(),
                        home.toString()),
                Map.of());
        assertThat(Wait.until(LIMIT, () -> log().endsWith("begun\n"))).as(log()).isTrue();
    }

    @AfterEach
    void end() {
        launcher.kill();
        tool.kill();
    }

    @Test
    void aLauncherThatIsEndedEndsItsToolFirstAndGivesItTimeToFinish() {
        ProcessHandle running = tool.process().orElseThrow();
        launcher.stop(LIMIT);
        assertThat(hasEnded(running)).isTrue();
        assertThat(log()).isEqualTo("begun\nfinished\n");
        assertThat(tool.pidFile()).doesNotExist();
        assertThat(launcher.log()).content().doesNotContain("returned", "Exception");
    }

    @Test
    void aToolThatOutlivedItsKilledLauncherIsEndedByItsPidFile() {
        ProcessHandle running = tool.process().orElseThrow();
        launcher.process().orElseThrow().destroyForcibly();
        assertThat(Wait.until(LIMIT, () -> !launcher.isRunning())).isTrue();
        assertThat(hasEnded(running)).isFalse();
        daemon(home).stop(LIMIT);
        assertThat(hasEnded(running)).isTrue();
        assertThat(log()).isEqualTo("begun\nfinished\n");
    }

    @Test
    void theNextLauncherEndsTheToolOfAKilledOneBeforeItStartsItsOwn() throws IOException {
        ProcessHandle first = tool.process().orElseThrow();
        launcher.process().orElseThrow().destroyForcibly();
        assertThat(Wait.until(LIMIT, () -> !launcher.isRunning())).isTrue();
        launch();
        assertThat(Wait.until(LIMIT, () -> log().equals("begun\nfinished\nbegun\n")))
                .as(log())
                .isTrue();
        assertThat(hasEnded(first)).isTrue();
        assertThat(tool.process()).get().isNotEqualTo(first);
    }

    /** One that nobody has waited for yet keeps its pid, but no program. */
    private static boolean hasEnded(ProcessHandle process) {
        return !Files.exists(Path.of("/proc", process.pid() + "/exe"));
    }

    private String log() {
        try {
            return Files.exists(tool.log()) ? Files.readString(tool.log()) : "";
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Daemon daemon(Path home) {
        return new Daemon("tool", home.resolve("tool"));
    }

    private static Path jar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, SlowToEnd.class.getName());
        String entry = SlowToEnd.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest);
                InputStream bytes = SlowToEnd.class.getClassLoader().getResourceAsStream(entry)) {
            jar.putNextEntry(new JarEntry(entry));
            jar.write(Objects.requireNonNull(bytes).readAllBytes());
        }
        return file;
    }

    static final class Launcher {
        public static void main(String[] arguments) {
            new Tool(Path.of(arguments[0]))
                    .run(List.of(), daemon(Path.of(arguments[1])), () -> "", new Progress(System.out));
            System.out.println("returned");
        }
    }

    /** Needs a second to finish when it is told to end. */
    static final class SlowToEnd {
        public static void main(String[] arguments) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                pause(1);
                System.out.println("finished");
            }));
            System.out.println("begun");
            pause(600);
        }

        private static void pause(int seconds) {
            try {
                Thread.sleep(seconds * 1_000L);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
