package org.project360.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps two launchers out of one home; the system lets go of it when the launcher ends in whatever way. */
final class HomeLock implements AutoCloseable {
    /** A launcher that sends ends its simulator first, which may take a while to have its answers. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final FileChannel channel;
    private final Daemon launcher;

    private HomeLock(FileChannel channel, Daemon launcher) {
        this.channel = channel;
        this.launcher = launcher;
        launcher.note(ProcessHandle.current());
    }

    private static Daemon launcher(Path home) {
        return new Daemon("up", home);
    }

    /** Ends the launcher that is at work in the home, if one is, so that it does not send to what is being stopped. */
    static void end(Path home) {
        launcher(home).stop(GRACE);
    }

    static HomeLock take(Path home) {
        try {
            Files.createDirectories(home);
            FileChannel channel =
                    FileChannel.open(home.resolve("up.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new StackException("Another `up` is at work in " + home + ".");
            }
            return new HomeLock(channel, launcher(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        launcher.forget();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
