package org.project360.intake.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.project360.chassis.event.RejectedEvent;
import org.project360.chassis.event.RejectedEvent.Reason;
import org.project360.contracts.police.IncidentReported;

/** From bytes to a report that is readable, valid and plausible; pure, so that it runs outside any transaction. */
@ApplicationScoped
class ReadReport {

    private static final int MOST_REASONS = 100;

    private final ObjectMapper json;
    private final ObjectReader trees;
    private final ReportSchema schema;
    private final ReportConfig config;
    private final InstantSource clock;

    ReadReport(ObjectMapper json, ReportSchema schema, ReportConfig config, InstantSource clock) {
        this.json = json;
        this.trees = json.readerFor(JsonNode.class)
                .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.schema = schema;
        this.config = config;
        this.clock = clock;
    }

    /** @throws RejectedEvent with every reason why the report cannot be accepted, at most 100 */
    PoliceReport read(byte[] content) {
        if (content.length > config.largestReport()) {
            throw new RejectedEvent("", "too-large", "The report is larger than one megabyte.");
        }
        return check(
                tree(content)
                        .orElseThrow(
                                () -> new RejectedEvent("", "json-malformed", "The payload is not well-formed JSON.")),
                content);
    }

    /** The JSON; empty if it is malformed, repeats a name or holds nothing. */
    Optional<JsonNode> tree(byte[] content) {
        try {
            JsonNode tree = trees.readValue(content);
            return tree == null || tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
        } catch (IOException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    PoliceReport check(JsonNode tree, byte[] content) {
        rejectIf(schema.errors(tree));
        IncidentReported report = bind(tree);
        rejectIf(Plausibility.errors(config, report, clock.instant()));
        return new PoliceReport(report, CanonicalDigest.of(tree), content, false);
    }

    private IncidentReported bind(JsonNode tree) {
        try {
            return json.treeToValue(tree, IncidentReported.class);
        } catch (JsonProcessingException e) {
            throw new RejectedEvent("", "invalid", "The report fits the schema and yet cannot be read.");
        }
    }

    private static void rejectIf(List<Reason> reasons) {
        if (!reasons.isEmpty()) {
            throw new RejectedEvent(reasons.subList(0, Math.min(MOST_REASONS, reasons.size())));
        }
    }
}
