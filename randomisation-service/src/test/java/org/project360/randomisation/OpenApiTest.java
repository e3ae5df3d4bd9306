package org.project360.randomisation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RandomisationTest
class OpenApiTest {

    private static final Path COMMITTED = Path.of("openapi.yaml");

    @Test
    void theCommittedDescriptionIsTheServices() throws IOException {
        String running = given().accept("application/yaml").get("/q/openapi").asString();
        if (Boolean.getBoolean("openapi.update")
                || System.getProperty("openapi.update", "no").isEmpty()) {
            Files.writeString(COMMITTED, running);
        }

        assertThat(COMMITTED)
                .as(
                        "openapi.yaml differs from the service; renew it with mvn test -Dtest=OpenApiTest -Dopenapi.update=true")
                .hasContent(running);
    }
}
