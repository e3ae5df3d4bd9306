package org.project360.followup.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import org.project360.contracts.Contracts;

/** The contracts' schemas. */
public final class Schemas {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Contracts.schemas())
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    private Schemas() {}

    public static void assertValid(String topic, byte[] payload) {
        assertThat(SCHEMAS.getSchema(SchemaLocation.of(Contracts.dataSchema(topic)))
                        .validate(new String(payload, StandardCharsets.UTF_8), InputFormat.JSON))
                .isEmpty();
    }
}
