package org.project360.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** In a process of its own, which is really told to end. */
class InterruptionTest {
    private static final int SIGTERM = 128 + 15;

    @Test
    void aProgramThatIsToldToEndFinishesWhatItIsAtAndEndsAtOnce() throws IOException, InterruptedException {
        Process process = program(Duration.ofHours(1));
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("begun");
            process.toHandle().destroy(); // Process.destroy would close the output before it is read
            // Waiting for the worker, who is in System.exit by then, would take the hour.
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(out.lines()).containsExactly("finished");
            assertThat(process.exitValue()).isEqualTo(SIGTERM);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void patienceHasAnEnd() throws IOException, InterruptedException {
        Process process = program(Duration.ZERO);
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("begun");
            process.toHandle().destroy(); // Process.destroy would close the output before it is read
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(out.lines()).containsExactly("Interrupted, and not done after 0 s more.");
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process program(Duration patience) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        patience.toString())
                .redirectErrorStream(true)
                .start();
    }

    static final class Program {
        public static void main(String[] arguments) {
            Duration patience = Duration.parse(arguments[0]);
            try (Interruption interruption = new Interruption(patience)) {
                System.out.println("begun");
                while (!interruption.wanted() || patience.isZero()) {
                    Thread.onSpinWait();
                }
                System.out.println("finished");
            }
            System.exit(0);
        }
    }
}
