package org.project360.simulator.truth;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.simulator.codec.Json;
import org.project360.simulator.report.IncidentStream;
import org.project360.simulator.report.SimulatedMessage;
import org.project360.simulator.report.TrueIncident;
import org.project360.simulator.world.GiasCsv;
import org.project360.simulator.world.Household;
import org.project360.simulator.world.World;

/**
 * The truth files of a run in a folder, closed with their totals. Those of an earlier run in the same folder are moved to
 * {@code earlier/<when>} first, so that no run's truth is lost while its incidents are in the stores.
 */
public final class TruthWriter implements Closeable {
    private static final String PEOPLE = "people.jsonl";
    private static final String INCIDENTS = "incidents.jsonl";
    private static final String MESSAGES = "messages.jsonl";
    private static final String EXPECTED = "expected.json";
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    private final Path dir;
    private final IncidentStream stream;
    private final Expected expected = new Expected();
    private final BufferedWriter incidents;
    private final BufferedWriter messages;

    private TruthWriter(Path dir, IncidentStream stream) throws IOException {
        this.dir = dir;
        this.stream = stream;
        this.incidents = Files.newBufferedWriter(dir.resolve(INCIDENTS));
        this.messages = Files.newBufferedWriter(dir.resolve(MESSAGES));
    }

    public static TruthWriter open(Path dir, IncidentStream stream) {
        try {
            Files.createDirectories(dir);
            setAside(dir);
            writeWorld(dir, stream.world());
            return new TruthWriter(dir, stream);
        } catch (IOException e) {
            throw new UncheckedIOException("The truth cannot be written to " + dir + ": " + e.getMessage(), e);
        }
    }

    /** The schools and people, without any incident. */
    public static void writeWorld(Path dir, World world) {
        try {
            Files.createDirectories(dir);
            writeSchools(dir, world);
            try (BufferedWriter people = Files.newBufferedWriter(dir.resolve(PEOPLE))) {
                for (int number = 0; number < world.victims(); number++) {
                    Household household = world.household(number);
                    if (household != null) {
                        for (Lines.PersonLine line : Lines.of(household).toList()) {
                            write(people, line);
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The truth cannot be written to " + dir + ": " + e.getMessage(), e);
        }
    }

    /** Tells of an incident before the first of its messages is sent. */
    public void incident(TrueIncident incident) {
        expected.incident(incident);
        writeLine(incidents, Lines.of(incident));
    }

    /** {@code sentAt} is absent where the message was only written down. */
    public void message(SimulatedMessage message, @Nullable Instant sentAt) {
        expected.message(message);
        writeLine(messages, Lines.of(message, sentAt));
    }

    @Override
    public void close() throws IOException {
        incidents.close();
        messages.close();
        expected.write(dir.resolve(EXPECTED), stream);
    }

    /** A register that somebody has imported stays as it is, byte for byte and with its time. */
    private static void writeSchools(Path dir, World world) throws IOException {
        Path file = dir.resolve("schools.csv");
        Path fresh = dir.resolve("schools.csv.new");
        GiasCsv.write(fresh, world.schools().all());
        if (Files.exists(file) && Files.mismatch(file, fresh) < 0) {
            Files.delete(fresh);
        } else {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void setAside(Path dir) throws IOException {
        Path last = dir.resolve(MESSAGES);
        if (!Files.exists(last)) {
            return;
        }
        String when = WHEN.format(Files.getLastModifiedTime(last).toInstant());
        Path earlier = dir.resolve("earlier").resolve(when);
        for (int n = 2; Files.exists(earlier); n++) {
            earlier = earlier.resolveSibling(when + "-" + n);
        }
        Files.createDirectories(earlier);
        for (String name : List.of(PEOPLE, INCIDENTS, MESSAGES, EXPECTED)) {
            if (Files.exists(dir.resolve(name))) {
                Files.move(dir.resolve(name), earlier.resolve(name));
            }
        }
    }

    private static void writeLine(BufferedWriter out, Object line) {
        try {
            write(out, line);
        } catch (IOException e) {
            throw new UncheckedIOException("The truth cannot be written: " + e.getMessage(), e);
        }
    }

    private static void write(BufferedWriter out, Object line) throws IOException {
        out.write(Json.text(line));
        out.write('\n');
    }
}
