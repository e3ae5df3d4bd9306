package org.project360.intake.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.project360.chassis.problem.Problem.FieldError;

class CsvMappingTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theDocumentedExampleIsAMapping() throws IOException {
        CsvMapping mapping = CsvMapping.of(
                JSON.readTree(Path.of("../docs/examples/force-mapping.json").toFile()));

        assertThat(mapping.force()).isEqualTo("SYN-01");
        assertThat(mapping.columns()).extracting(CsvMapping.Column::name).contains("Vic Surname", "DASH_{n}");
    }

    @Test
    void everyFaultIsToldAtItsPlace() throws IOException {
        FileRefused refused = catchThrowableOfType(FileRefused.class, () -> CsvMapping.of(JSON.readTree("""
                        {"force": "SYN-01", "zone": "Mars/North", "separator": ";;",
                         "columns": {"A": "victim.person.nickname", "B": "victim.person",
                                     "C": {"field": "occurredAt", "pattern": "bb"}, "D{n}": "version",
                                     "E": "children[0].person.forename"},
                         "constants": {"flags.secret": true}}""")));

        assertThat(refused.errors()).extracting(FieldError::code).containsOnly("mapping-invalid");
        assertThat(refused.errors())
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder(
                        "/zone",
                        "/separator",
                        "/columns/A",
                        "/columns/B",
                        "/columns/C/pattern",
                        "/columns/D{n}",
                        "/constants/flags.secret");
    }
}
