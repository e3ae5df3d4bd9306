package org.project360.intake.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.intake.ReportFixture.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.project360.intake.IntakeTest;
import org.project360.intake.ReportFixture;

@IntakeTest
class DropFolderTest {

    @Inject
    ReceiveFile receive;

    @Inject
    ReportFiles files;

    @Inject
    RejectsCsv rejects;

    @Inject
    ObjectMapper json;

    @Inject
    FileWorker worker;

    @TempDir
    Path folder;

    DropFolder drop;

    @BeforeEach
    void open() {
        drop = new DropFolder("SYN-01", folder, receive, new DropFolder.Results(files, rejects, json));
    }

    @Test
    void aFileIsTakenWhenItIsCompleteAndAnsweredBesideWhereItLay() throws IOException {
        ReportFixture good = report();
        byte[] content = ReportFilesResourceTest.concat(
                ReportFilesResourceTest.csv(List.of(good)),
                ReportFileFixture.row(report().build())
                        .with("Vic DOB", "31/02/1990")
                        .line()
                        .getBytes());
        Files.write(folder.resolve("night.csv"), content);

        drop.look();
        assertThat(folder.resolve("night.csv")).exists();

        Files.createFile(folder.resolve("night.csv.done"));
        drop.look();
        assertThat(folder.resolve("night.csv")).doesNotExist();
        assertThat(folder.resolve("night.csv.done")).doesNotExist();
        assertThat(folder.resolve("night.csv.summary.json")).doesNotExist();

        while (worker.loadNext()) {}
        drop.look();
        JsonNode summary =
                json.readTree(folder.resolve("night.csv.summary.json").toFile());
        assertThat(summary.get("status").asText()).isEqualTo("DONE");
        assertThat(summary.get("accepted").asInt()).isEqualTo(1);
        assertThat(summary.get("rejected").asInt()).isEqualTo(1);
        assertThat(Files.readAllLines(folder.resolve("night.csv.rejects.csv")).get(1))
                .startsWith("3,/victim/person/dateOfBirth,format,");
        assertThat(folder.resolve("done").resolve("night.csv")).hasBinaryContent(content);

        // The same file again is answered again, and nothing is done twice.
        Files.write(folder.resolve("night.csv"), content);
        Files.createFile(folder.resolve("night.csv.done"));
        drop.look();
        assertThat(worker.loadNext()).isFalse();
        assertThat(folder.resolve("night.csv")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong.csv", "WRONG.CSV"})
    void aFileOfAnotherShapeIsRefusedWithASummary(String name) throws IOException {
        Files.writeString(folder.resolve(name), "Some,Thing\n1,2\n");
        Files.createFile(folder.resolve(name + ".done"));

        drop.look();

        JsonNode summary = json.readTree(folder.resolve(name + ".summary.json").toFile());
        assertThat(summary.get("status").asText()).isEqualTo("REFUSED");
        assertThat(summary.get("errors").get(0).get("code").asText()).isEqualTo("missing-column");
        assertThat(folder.resolve("refused").resolve(name)).exists();
        assertThat(worker.loadNext()).isFalse();
    }
}
