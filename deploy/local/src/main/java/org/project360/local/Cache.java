package org.project360.local;

import java.nio.file.Path;

/** Where things are kept that every checkout and test run of this user may share. */
final class Cache {
    private Cache() {}

    static Path folder() {
        String chosen = System.getProperty("project360.cache");
        return chosen != null
                ? Path.of(chosen)
                : Path.of(System.getProperty("java.io.tmpdir"), "project360-" + System.getProperty("user.name"));
    }
}
