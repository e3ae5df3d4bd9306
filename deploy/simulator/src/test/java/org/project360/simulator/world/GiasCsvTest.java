package org.project360.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GiasCsvTest {
    private final World world = World.generate(WorldOptions.of(1, 10));

    @TempDir
    Path dir;

    @Test
    void isWindows1252AndNotUtf8() throws Exception {
        byte[] bytes = Files.readAllBytes(written());

        String text = GiasCsv.CHARSET
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        assertThat(text).contains("St Chloë's", "St Thomas’").doesNotContain("?");
        assertThat(bytes).contains((byte) 0x92, (byte) 0xEB);
    }

    @Test
    void hasTheColumnsOfTheExtract() throws Exception {
        List<NamedCsvRecord> rows = rows();

        assertThat(rows.get(0).getHeader()).hasSize(71).startsWith("URN", "LA (code)", "LA (name)");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.getFieldCount()).isEqualTo(71);
            assertThat(row.getField("URN")).matches("900\\d{3}");
            assertThat(row.getField("EstablishmentName")).isNotBlank();
            assertThat(Integer.parseInt(row.getField("StatutoryLowAge")))
                    .isLessThan(Integer.parseInt(row.getField("StatutoryHighAge")));
        });
    }

    @Test
    void beginsWithAPrimaryAndASecondaryThatAreOpen() throws Exception {
        List<NamedCsvRecord> rows = rows();

        assertThat(rows.get(0).getField("URN")).isEqualTo("900001");
        assertThat(rows.get(0).getField("PhaseOfEducation (name)")).isEqualTo("Primary");
        assertThat(rows.get(1).getField("PhaseOfEducation (name)")).isEqualTo("Secondary");
        assertThat(rows.subList(0, 2))
                .allMatch(row -> row.getField("EstablishmentStatus (name)").equals("Open"));
        assertThat(rows)
                .extracting(row -> row.getField("EstablishmentStatus (name)"))
                .contains("Closed", "Open, but proposed to close", "Proposed to open");
    }

    @Test
    void isTheSameForEverySeed() throws Exception {
        Path other = dir.resolve("other.csv");
        GiasCsv.write(other, World.generate(WorldOptions.of(99, 500)).schools().all());

        assertThat(other).hasSameBinaryContentAs(written());
    }

    private Path written() {
        Path file = dir.resolve("schools.csv");
        GiasCsv.write(file, world.schools().all());
        return file;
    }

    private List<NamedCsvRecord> rows() throws Exception {
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(written(), GiasCsv.CHARSET))) {
            return csv.stream().toList();
        }
    }
}
