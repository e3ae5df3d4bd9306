package org.project360.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Zonky's build of PostgreSQL, unpacked once per user and version. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
    static Path unpackedIn(Path cache) {
        String archive = "postgres-linux-" + architecture() + ".txz";
        try {
            Files.createDirectories(cache);
            Path home = cache.resolve(archive.replace(".txz", "-") + sizeOf(archive));
            try (FileChannel lock = FileChannel.open(
                            cache.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = lock.lock()) {
                if (!Files.exists(home)) {
                    unpack(archive, home);
                }
            }
            return home;
        } catch (IOException e) {
            throw new StackException("Could not unpack PostgreSQL into " + cache + ": " + e.getMessage(), e);
        }
    }

    private static void unpack(String archive, Path home) throws IOException {
        Path part = Files.createTempDirectory(home.toAbsolutePath().getParent(), "unpacking-");
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(open(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, part);
            }
        }
        // The rename comes last: a folder under its final name is whole, whatever was killed before.
        Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    /** Two releases never have the same size, and asking for it does not read the 15 MB. */
    private static long sizeOf(String archive) throws IOException {
        return Objects.requireNonNull(PostgresBinaries.class.getResource("/" + archive), archive)
                .openConnection()
                .getContentLengthLong();
    }

    private static InputStream open(String archive) {
        return Objects.requireNonNull(PostgresBinaries.class.getResourceAsStream("/" + archive), archive);
    }

    private static String architecture() {
        String os = System.getProperty("os.name", "");
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        if (!os.equals("Linux")) {
            throw new StackException("The embedded PostgreSQL runs on Linux; on " + os + " use -Dinfra=containers.");
        }
        return switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> throw new StackException("There is no embedded PostgreSQL for the processor " + arch + ".");
        };
    }
}
