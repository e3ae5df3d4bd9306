package org.project360.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@IntakeTest
class OpenApiTest {

    private static final Path COMMITTED = Path.of("openapi.yaml");

    /** Renew it with {@code mvn test -Dtest=OpenApiTest -Dopenapi.update}. */
    @Test
    void theCommittedDescriptionIsWhatTheServiceSays() throws IOException {
        String running = given().accept("application/yaml").get("/q/openapi").asString();
        if (System.getProperty("openapi.update") != null) {
            Files.writeString(COMMITTED, running);
        }

        assertThat(running)
                .as("openapi.yaml is old; renew it: mvn test -Dtest=OpenApiTest -Dopenapi.update")
                .isEqualTo(Files.readString(COMMITTED));
    }
}
