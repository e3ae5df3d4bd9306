package org.project360.randomisation.allocation;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The one way that an export is written: UTF-8, members in order, a line for each row. The same export, the same bytes. */
public final class ExportFormat {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ExportFormat() {}

    /** Reads an export. Throws Jackson's exceptions, and {@link IllegalArgumentException} for what is no hash. */
    public static LedgerExport read(byte[] bytes) throws IOException {
        LedgerExport export = JSON.readValue(bytes, LedgerExport.class);
        check(export);
        return export;
    }

    private static void check(LedgerExport export) {
        present("", export);
        present("/trial", export.trial());
        present("/head", export.head());
        if (!LedgerExport.FORMAT.equals(export.format())) {
            throw new IllegalArgumentException("/format is not " + LedgerExport.FORMAT);
        }
        hash("/trial/secretSha256", export.trial().secretSha256());
        hash("/head/hash", export.head().hash());
        hash("/head/publicHash", export.head().publicHash());
        for (int i = 0; i < export.rows().size(); i++) {
            check("/rows/" + i, export.rows().get(i));
        }
    }

    private static void check(String pointer, LedgerExport.Row row) {
        present(pointer, row);
        hash(pointer + "/hash", row.hash());
        hash(pointer + "/publicHash", row.publicHash());
        hex(pointer + "/sealedDraw", row.sealedDraw());
        if (row.openHash() != null) {
            hash(pointer + "/openHash", row.openHash());
        }
        if (row.allocatedAt().getNano() % 1_000 != 0) {
            throw new IllegalArgumentException(pointer + "/allocatedAt is finer than a microsecond");
        }
    }

    private static void present(String pointer, Record part) {
        for (RecordComponent member : part.getClass().getRecordComponents()) {
            if (!member.getAnnotatedType().isAnnotationPresent(Nullable.class) && value(part, member) == null) {
                throw new IllegalArgumentException(pointer + "/" + member.getName() + " is missing");
            }
        }
    }

    private static @Nullable Object value(Record part, RecordComponent member) {
        try {
            return member.getAccessor().invoke(part);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record without accessors", e);
        }
    }

    private static void hash(String pointer, String text) {
        if (hex(pointer, text).length != 32) {
            throw new IllegalArgumentException(pointer + " is not 64 hexadecimal digits");
        }
    }

    private static byte[] hex(String pointer, String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(pointer + " is not hexadecimal", e);
        }
    }

    public static byte[] bytes(LedgerExport export) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(export, bytes);
        } catch (IOException e) {
            throw new IllegalStateException("The export is not serialisable", e);
        }
        return bytes.toByteArray();
    }

    public static void write(LedgerExport export, OutputStream out) throws IOException {
        out.write(text("{\"format\":" + JSON.writeValueAsString(export.format()) + ",\n\"trial\":"));
        out.write(JSON.writeValueAsBytes(export.trial()));
        out.write(text(",\n\"rows\":["));
        for (int i = 0; i < export.rows().size(); i++) {
            out.write(text(i == 0 ? "\n" : ",\n"));
            out.write(JSON.writeValueAsBytes(export.rows().get(i)));
        }
        out.write(text("\n],\n\"head\":"));
        out.write(JSON.writeValueAsBytes(export.head()));
        out.write(text("}\n"));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
