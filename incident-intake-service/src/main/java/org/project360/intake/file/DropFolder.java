package org.project360.intake.file;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.project360.intake.file.ReceiveFile.Received;
import org.project360.intake.file.ReportFile.Named;
import org.project360.intake.file.ReportFile.Origin;
import org.project360.intake.file.ReportFile.Status;

/**
 * One force's drop folder. A file is complete when {@code <name>.done} stands beside it: a writer that knows nothing of us
 * is never read half-way. It goes to {@code taken/<id>~<name>} when it is stored, to {@code done/<name>} when it is loaded,
 * to {@code refused/<name>} when nothing of it can be taken; {@code <name>.summary.json} and {@code <name>.rejects.csv}
 * appear where it lay. Each step may be done again, by this instance or by another.
 */
final class DropFolder {

    private static final String COMPLETE = ".done";

    private final String force;
    private final Path folder;
    private final ReceiveFile receive;
    private final Results results;

    DropFolder(String force, Path folder, ReceiveFile receive, Results results) {
        this.force = force;
        this.folder = folder;
        this.receive = receive;
        this.results = results;
    }

    void look() throws IOException {
        for (Path marker : list(folder, "*" + COMPLETE)) {
            String name = marker.getFileName().toString();
            take(folder.resolve(name.substring(0, name.length() - COMPLETE.length())), marker);
        }
        for (Path taken : list(folder.resolve("taken"), "*~*")) {
            answer(taken);
        }
    }

    private void take(Path file, Path marker) throws IOException {
        String name = file.getFileName().toString();
        if (Files.isRegularFile(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                FileFormat format = name.toLowerCase(Locale.ROOT).endsWith(".csv") ? FileFormat.CSV : FileFormat.NDJSON;
                Received received = receive.receive(new Named(force, name, "", Origin.DROP, format, false), in);
                in.close();
                move(file, folder.resolve("taken").resolve(received.id() + "~" + name));
            } catch (FileRefused refused) {
                write(
                        name + ".summary.json",
                        out -> results.json()
                                .writeValue(
                                        out, Map.of("name", name, "status", "REFUSED", "errors", refused.errors())));
                move(file, folder.resolve("refused").resolve(name));
            }
        }
        Files.deleteIfExists(marker);
    }

    private void answer(Path taken) throws IOException {
        String[] parts = taken.getFileName().toString().split("~", 2);
        Optional<ReportFile> file = results.files().find(UUID.fromString(parts[0]));
        Status status = file.map(ReportFile::status).orElse(Status.RUNNING);
        if (file.isEmpty() || (status != Status.DONE && status != Status.FAILED)) {
            return;
        }
        write(
                parts[1] + ".rejects.csv",
                out -> results.rejects().write(file.get().id(), out));
        write(parts[1] + ".summary.json", out -> results.json().writeValue(out, FileStatus.of(file.get())));
        move(taken, folder.resolve(status == Status.DONE ? "done" : "refused").resolve(parts[1]));
    }

    /** What writes a file. */
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private void write(String name, Writing writing) throws IOException {
        Path part = folder.resolve("." + name + "." + UUID.randomUUID());
        try (OutputStream out = Files.newOutputStream(part)) {
            writing.to(out);
        }
        move(part, folder.resolve(name));
    }

    private static void move(Path from, Path to) throws IOException {
        Files.createDirectories(to.toAbsolutePath().getParent());
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            // Another instance was faster, and has done the same.
            return;
        }
    }

    private static List<Path> list(Path folder, String names) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, names)) {
                all.forEach(found::add);
            }
        }
        found.sort(null);
        return found;
    }

    /** Where results come from. */
    record Results(ReportFiles files, RejectsCsv rejects, ObjectMapper json) {}
}
