package org.project360.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {
    @TempDir
    Path dir;

    private Daemon daemon = new Daemon("unset", Path.of("."));

    @BeforeEach
    void start() {
        daemon = new Daemon("sleeper", dir);
        daemon.start(List.of("sh", "-c", "sleep 600 & sleep 600"), Map.of());
    }

    @AfterEach
    void end() {
        daemon.kill();
    }

    @Test
    void anotherProgramFindsItByItsPidFile() {
        assertThat(Daemon.of(daemon.pidFile()).process()).isEqualTo(daemon.process());
    }

    @Test
    void killTakesTheChildrenToo() {
        ProcessHandle parent = daemon.process().orElseThrow();
        Wait.until(Duration.ofSeconds(10), () -> parent.children().count() == 2);
        List<ProcessHandle> children = parent.children().toList();
        daemon.kill();
        assertThat(daemon.isRunning()).isFalse();
        assertThat(children).hasSize(2).allMatch(child -> !Files.exists(Path.of("/proc", child.pid() + "/exe")));
    }

    @Test
    void aPidGivenToAnotherProcessIsNotOurs() throws IOException {
        ProcessHandle process = daemon.process().orElseThrow();
        String written = Files.readString(daemon.pidFile());
        Files.writeString(daemon.pidFile(), process.pid() + " 1000000000000\n");
        daemon.kill();
        assertThat(process.isAlive()).isTrue();
        Files.writeString(daemon.pidFile(), written);
    }

    @Test
    void aDeathAtTheStartIsToldWithTheEndOfTheLog() {
        Daemon shortLived = new Daemon("short", dir);
        shortLived.start(List.of("sh", "-c", "echo no such disk; exit 3"), Map.of());
        Wait.until(Duration.ofSeconds(10), () -> !shortLived.isRunning());
        assertThatThrownBy(shortLived::requireRunning)
                .hasMessageContaining("short ended while starting")
                .hasMessageContaining("no such disk");
    }
}
