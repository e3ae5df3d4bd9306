package org.project360.bench.loop;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The records of one partition of the script, in order. */
final class RecordSource implements Closeable {
    private final String topic;
    private final Rows.Reader reader;
    private final Share share;

    /** A record that waits in the outbox. */
    record Outgoing(String topic, UUID id, String time, String contentType, String key, byte[] value) {}

    RecordSource(Script.Records records, Path dir, long inputs) throws IOException {
        this.topic = records.topic();
        this.reader = new Rows.Reader(dir.resolve(records.file()));
        this.share = new Share(records.rows(), inputs);
    }

    void take(long taken, List<Outgoing> into) throws IOException {
        int due = share.due(taken);
        for (int i = 0; i < due; i++) {
            UUID id = UUID.fromString(text());
            into.add(new Outgoing(topic, id, text(), text(), text(), Objects.requireNonNull(reader.next())));
        }
    }

    private String text() throws IOException {
        return new String(Objects.requireNonNull(reader.next()), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
