package org.project360.randomisation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.emergency.EntrySeal;
import org.project360.randomisation.emergency.ListFile;

class OpenEntryCommandTest {

    private static final byte[] SECRET = new byte[32];
    private static final String INCIDENT = "018f0000-0000-7000-8000-00000000beef";

    @TempDir
    Path directory;

    private final UUID list = UUID.randomUUID();
    private final EntrySeal seal = new EntrySeal(list);

    @BeforeEach
    void handOut() throws IOException {
        ListFile file = new ListFile(
                ListFile.FORMAT,
                UUID.randomUUID(),
                list,
                List.of(Arm.TREATMENT, Arm.CONTROL),
                List.of(
                        new ListFile.Sealed(1, seal.seal(1, code(1), 1)),
                        new ListFile.Sealed(2, seal.seal(2, code(2), 0))));
        JsonMapper.builder().build().writeValue(directory.resolve("list").toFile(), file);
    }

    @Test
    void opensOneEntryAndWritesItDownFirst() throws IOException {
        Instant before = InstantSource.system().instant().minusMillis(1);
        Told first = open("1", code(1));
        Told second = open("2", code(2));

        assertThat(first.json().get("arm").asText()).isEqualTo("CONTROL");
        assertThat(second.json().get("arm").asText()).isEqualTo("TREATMENT");
        List<String> log = Files.readAllLines(directory.resolve("log"));
        assertThat(log).hasSize(2).noneMatch(line -> line.contains("TREATMENT") || line.contains("CONTROL"));
        JsonNode use = JsonMapper.builder().build().readTree(log.get(1));
        assertThat(use.get("entry").intValue()).isEqualTo(2);
        assertThat(use.get("incidentId").asText()).isEqualTo(INCIDENT);
        assertThat(use.get("openedBy").asText()).isEqualTo("desk");
        assertThat(Instant.parse(use.get("usedAt").asText()))
                .isBetween(before, InstantSource.system().instant());
    }

    @Test
    void opensNothingByAnotherCodeAndNothingThatIsNotThere() {
        assertThat(open("2", code(1)).code()).isEqualTo(2);
        assertThat(open("2", code(1)).err()).contains("--code: entry 2 does not open with this code");
        assertThat(open("3", code(1)).err()).contains("--entry: the list has no entry 3");
        assertThat(directory.resolve("log")).doesNotExist();
    }

    /** Where it cannot be written down it is not told. */
    @Test
    void tellsNoArmThatItCannotWriteDown() throws IOException {
        Files.createDirectory(directory.resolve("log"));
        Told told = open("1", code(1));
        assertThat(told.code()).isEqualTo(2);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains("--log").doesNotContain("CONTROL");
    }

    private String code(int entry) {
        return seal.code(SECRET, entry);
    }

    private Told open(String entry, String code) {
        return Told.by(
                "open-entry",
                "--list",
                directory.resolve("list").toString(),
                "--entry",
                entry,
                "--code",
                code,
                "--incident",
                INCIDENT,
                "--opened-by",
                "desk",
                "--log",
                directory.resolve("log").toString(),
                "--json");
    }
}
