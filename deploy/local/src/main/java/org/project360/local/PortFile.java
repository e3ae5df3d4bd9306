package org.project360.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The port a folder's server had last: clients of a killed server look for it there. */
final class PortFile {
    private PortFile() {}

    static int choose(Path dir, String name, int wanted) {
        Path file = dir.resolve(name);
        try {
            int port = wanted;
            if (wanted == 0) {
                port = Files.exists(file)
                        ? Integer.parseInt(Files.readString(file).trim())
                        : Ports.free();
            }
            Files.createDirectories(dir);
            Files.writeString(file, port + "\n");
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
