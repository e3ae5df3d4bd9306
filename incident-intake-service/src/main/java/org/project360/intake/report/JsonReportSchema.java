package org.project360.intake.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.project360.chassis.event.RejectedEvent.Reason;
import org.project360.contracts.Contracts;
import org.project360.contracts.Topics;

/** The JSON Schema of event-contracts, loaded once; formats are asserted. */
@ApplicationScoped
class JsonReportSchema implements ReportSchema {

    private record Said(String code, String words) {}

    private static final Said INVALID = new Said("invalid", "The value does not fit the schema.");

    private static final Map<String, Said> BY_KEYWORD = Map.ofEntries(
            Map.entry("required", new Said("required", "This field is required.")),
            Map.entry("type", new Said("type", "The value is of the wrong type.")),
            Map.entry("enum", new Said("enum", "The value is not one of the list.")),
            Map.entry(
                    "format",
                    new Said("format", "The value is not of the documented format, or there is no such day or time.")),
            Map.entry("pattern", new Said("pattern", "The value does not match the documented pattern.")),
            Map.entry("maxLength", new Said("too-long", "The text is longer than allowed.")),
            Map.entry("minLength", new Said("too-short", "The text is shorter than allowed.")),
            Map.entry("maxItems", new Said("too-many", "There are more items than allowed.")),
            Map.entry("minItems", new Said("too-few", "There are fewer items than needed.")),
            Map.entry("maxProperties", new Said("too-many", "There are more entries than allowed.")),
            Map.entry("minimum", new Said("out-of-range", "The number is too small.")),
            Map.entry("maximum", new Said("out-of-range", "The number is too large.")),
            Map.entry("propertyNames", new Said("name", "A name here is not allowed.")));

    /** Names that the report itself gives, under which a text could hide. */
    private static final String ANSWERS = "/riskAssessment/answers/";

    private final Schema schema;

    JsonReportSchema() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Contracts.schemas())
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .pathType(PathType.JSON_POINTER)
                                .build()));
        this.schema = registry.getSchema(SchemaLocation.of(Contracts.dataSchema(Topics.POLICE_INCIDENT_REPORTED)));
        schema.initializeValidators();
    }

    @Override
    public List<Reason> errors(JsonNode report) {
        List<Error> errors = schema.validate(report);
        if (errors.isEmpty()) {
            return List.of();
        }
        Set<Reason> reasons =
                errors.stream().map(JsonReportSchema::reason).collect(Collectors.toCollection(LinkedHashSet::new));
        // Of a value of the wrong type nothing else is worth telling.
        Set<String> mistyped = reasons.stream()
                .filter(r -> r.code().equals("type"))
                .map(Reason::pointer)
                .collect(Collectors.toSet());
        List<Reason> told = new ArrayList<>(reasons);
        told.removeIf(r -> !r.code().equals("type") && mistyped.contains(r.pointer()));
        return told;
    }

    private static Reason reason(Error error) {
        Said said = BY_KEYWORD.getOrDefault(error.getKeyword(), INVALID);
        return new Reason(pointer(error), said.code(), said.words());
    }

    private static String pointer(Error error) {
        String place = error.getInstanceLocation().toString();
        if (place.startsWith(ANSWERS) && !place.substring(ANSWERS.length()).matches("[0-9]{1,3}[a-z]?")) {
            return ANSWERS.substring(0, ANSWERS.length() - 1);
        }
        return error.getKeyword().equals("required") ? place + "/" + error.getProperty() : place;
    }
}
