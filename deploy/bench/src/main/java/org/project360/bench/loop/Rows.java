package org.project360.bench.loop;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of rows; each value is its length, or -1 for null, and its bytes. */
public final class Rows {
    private static final int BUFFER = 1 << 20;

    private Rows() {}

    /** Writes rows one after the other. */
    public static final class Writer implements Closeable {
        private final DataOutputStream out;
        private long rows;

        public Writer(Path file) throws IOException {
            this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
        }

        public void write(byte[] @Nullable ... values) throws IOException {
            for (byte @Nullable [] value : values) {
                out.writeInt(value == null ? -1 : value.length);
                if (value != null) {
                    out.write(value);
                }
            }
            rows++;
        }

        public long rows() {
            return rows;
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Reads them in the same order. */
    static final class Reader implements Closeable {
        private final DataInputStream in;

        Reader(Path file) throws IOException {
            this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        }

        byte @Nullable [] next() throws IOException {
            int length = in.readInt();
            return length < 0 ? null : in.readNBytes(length);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
