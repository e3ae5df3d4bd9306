package org.project360.bench.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where the loop reads and writes; handed over in a file, for arguments can be read by everybody. */
public record LoopSettings(
        String bootstrapServers, String jdbcUrl, String user, String password, Path script, byte @Nullable [] key) {

    public void save(Path file) throws IOException {
        Properties lines = new Properties();
        lines.setProperty("bootstrap", bootstrapServers);
        lines.setProperty("jdbc.url", jdbcUrl);
        lines.setProperty("jdbc.user", user);
        lines.setProperty("jdbc.password", password);
        lines.setProperty("script", script.toString());
        if (key != null) {
            lines.setProperty("key", Base64.getEncoder().encodeToString(key));
        }
        try (var out = Files.newBufferedWriter(file)) {
            lines.store(out, null);
        }
    }

    static LoopSettings load(Path file) throws IOException {
        Properties lines = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            lines.load(in);
        }
        String key = lines.getProperty("key");
        return new LoopSettings(
                lines.getProperty("bootstrap"),
                lines.getProperty("jdbc.url"),
                lines.getProperty("jdbc.user"),
                lines.getProperty("jdbc.password"),
                Path.of(lines.getProperty("script")),
                key == null ? null : Base64.getDecoder().decode(key));
    }
}
