package org.project360.randomisation.allocation;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Whatever is logged meanwhile, by this project at every level. */
final class Lines {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    void during(Runnable work) {
        Logger root = Logger.getLogger("");
        Logger own = Logger.getLogger("org.project360");
        Level before = own.getLevel();
        Handler ear = ear();
        root.addHandler(ear);
        own.setLevel(Level.ALL);
        try {
            work.run();
        } finally {
            root.removeHandler(ear);
            own.setLevel(before);
        }
    }

    List<String> all() {
        return List.copyOf(lines);
    }

    private Handler ear() {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(record.getMessage() + Arrays.toString(record.getParameters()) + record.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
