package org.project360.bench.loop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {
    @TempDir
    Path dir;

    @Test
    void givesBackWhatWasWrittenAndKeepsNullFromEmpty() throws IOException {
        Path file = dir.resolve("t.rows");
        try (Rows.Writer writer = new Rows.Writer(file)) {
            writer.write("Zoë".getBytes(UTF_8), null);
            writer.write(new byte[0], new byte[] {0, -1});
            assertThat(writer.rows()).isEqualTo(2);
        }

        try (Rows.Reader reader = new Rows.Reader(file)) {
            assertThat(reader.next()).isEqualTo("Zoë".getBytes(UTF_8));
            assertThat(reader.next()).isNull();
            assertThat(reader.next()).isEmpty();
            assertThat(reader.next()).containsExactly(0, -1);
        }
    }
}
