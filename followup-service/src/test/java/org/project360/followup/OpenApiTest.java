package org.project360.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.project360.local.testing.InfraResource;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "followup"))
class OpenApiTest {

    private static final Path COMMITTED = Path.of("openapi.yaml");

    @Test
    void theCommittedDescriptionIsTheRunningOne() throws IOException {
        // Test and development mode add the address of the server, which is no part of the contract.
        String running = RestAssured.given()
                .accept("application/yaml")
                .get("/q/openapi")
                .asString()
                .replaceAll("(?m)^servers:\\n(- .*\\n(  .*\\n)*)+", "");
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(COMMITTED, running);
        }
        assertThat(running)
                .as("renew it with: mvn test -Dtest=OpenApiTest -Dopenapi.update=true")
                .isEqualTo(Files.readString(COMMITTED));
    }
}
