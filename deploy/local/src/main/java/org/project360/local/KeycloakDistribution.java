package org.project360.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** Keycloak unpacked and optimised for our database, once per user: that takes half a minute, a copy one second. */
final class KeycloakDistribution {
    private static final List<String> BUILD =
            List.of("build", "--db=postgres", "--cache=local", "--health-enabled=false", "--metrics-enabled=false");

    private KeycloakDistribution() {}

    static void copyTo(Path target, Path zip) {
        if (Files.exists(target)) {
            return;
        }
        if (!Files.exists(zip)) {
            throw new StackException(zip + " is missing; `mvn package` in deploy/local fetches it.");
        }
        try {
            Path part = target.resolveSibling("server.new");
            Trees.delete(part);
            copy(optimised(zip), part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackException("Could not unpack Keycloak into " + target + ": " + e.getMessage(), e);
        }
    }

    private static Path optimised(Path zip) throws IOException {
        Path cache = Files.createDirectories(Cache.folder());
        Path home = cache.resolve("keycloak-" + Files.size(zip));
        try (FileChannel lock = FileChannel.open(
                        cache.resolve("keycloak.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock.lock()) {
            if (!Files.exists(home)) {
                Path part = Files.createTempDirectory(cache, "keycloak-");
                unpack(zip, part);
                List<String> command =
                        Stream.concat(Stream.of("bin/kc.sh"), BUILD.stream()).toList();
                Commands.run(command, part, cache.resolve("keycloak-build.log"));
                Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return home;
    }

    private static void unpack(Path zip, Path target) throws IOException {
        try (FileSystem archive = FileSystems.newFileSystem(zip);
                Stream<Path> top = Files.list(archive.getPath("/"))) {
            copy(top.findFirst().orElseThrow(), target); // all is in one folder with the version in its name
        }
        Files.setPosixFilePermissions(
                target.resolve("bin").resolve("kc.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
