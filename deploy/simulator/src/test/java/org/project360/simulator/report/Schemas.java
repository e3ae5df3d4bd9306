package org.project360.simulator.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.project360.contracts.Contracts;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.ReportReceipt.Reason;
import org.project360.simulator.codec.Json;

/** What is wrong with a message by the schemas of the contracts. */
public final class Schemas {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Contracts.schemas())
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    private Schemas() {}

    public static List<Reason> ofReport(byte[] plaintext) throws Exception {
        return errors(Contracts.dataSchema(Topics.POLICE_INCIDENT_REPORTED), Json.MAPPER.readTree(plaintext));
    }

    static List<Reason> ofHeaders(SimulatedMessage message) {
        return errors("urn:project360:schema:headers", Json.MAPPER.valueToTree(message.headers()));
    }

    private static List<Reason> errors(String urn, JsonNode tree) {
        return REGISTRY.getSchema(SchemaLocation.of(urn)).validate(tree).stream()
                .map(error -> new Reason(pointer(error), error.getKeyword(), ""))
                .toList();
    }

    private static String pointer(Error error) {
        String place = error.getInstanceLocation().toString();
        return error.getKeyword().equals("required") ? place + "/" + error.getProperty() : place;
    }
}
