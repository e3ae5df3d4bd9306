package org.project360.intake.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.RejectedEvent;
import org.project360.chassis.event.RejectedEvent.Reason;
import org.project360.contracts.Topics;

/**
 * Reads reports that came among many from one force; pure, so that it runs outside any transaction. A report is named by
 * the force and the digest of its content: the same report is one event however often and in whatever file it comes.
 */
@ApplicationScoped
public class ReadLines {

    private static final int NO_PLACE = -1;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9/_.-]{3,85}");

    private final ReadReport reader;
    private final ReportConfig config;
    private final ObjectMapper json;

    ReadLines(ReadReport reader, ReportConfig config, ObjectMapper json) {
        this.reader = reader;
        this.config = config;
        this.json = json;
    }

    /** Whether a force of this code reports here. */
    public boolean knows(String force) {
        return config.forces().contains(force);
    }

    /** Largest report in bytes. */
    public int largest() {
        return config.largestReport();
    }

    /** Reads JSON text. {@code historic}: the report counts as history, whatever it says itself. */
    public Line read(String force, byte[] content, boolean historic) {
        Optional<JsonNode> tree = reader.tree(content);
        if (tree.isEmpty()) {
            return unreadable(force, content, new Reason("", "json-malformed", "The payload is not well-formed JSON."));
        }
        if (historic && tree.get().path("flags") instanceof ObjectNode flags) {
            flags.put("historicImport", true);
            return read(force, tree.get());
        }
        return read(force, tree.get(), content);
    }

    /** Reads a report made of columns. */
    public Line read(String force, JsonNode tree) {
        return read(force, tree, bytes(tree));
    }

    /** A line of which no report can be made, set aside as it is. */
    public Line unreadable(String force, byte[] content, Reason reason) {
        return Line.setAside(event(force, CanonicalDigest.of(content), null, content), List.of(reason));
    }

    /** A line of which nothing is kept. */
    public Line refused(String force, Reason reason) {
        return Line.refused(event(force, new byte[0], null, new byte[0]), List.of(reason));
    }

    private Line read(String force, JsonNode tree, byte[] content) {
        JsonNode told = tree.path("force");
        if (told.isTextual() && !told.textValue().equals(force)) {
            return refused(force, new Reason("/force", "other-force", "The report is another force's."));
        }
        IncomingEvent event = event(force, CanonicalDigest.of(tree), key(tree), content);
        try {
            return Line.readable(event, reader.check(tree, content));
        } catch (RejectedEvent rejected) {
            return Line.setAside(event, rejected.reasons());
        }
    }

    private static @Nullable String key(JsonNode tree) {
        String key = tree.path("force").asText() + "/"
                + tree.path("incidentReference").asText();
        return KEY.matcher(key).matches() ? key : null;
    }

    private static IncomingEvent event(String force, byte[] digest, @Nullable String key, byte[] content) {
        return new IncomingEvent(
                Topics.POLICE_INCIDENT_REPORTED,
                NO_PLACE,
                NO_PLACE,
                key,
                "urn:project360:report-file:" + force,
                HexFormat.of().formatHex(digest),
                null,
                null,
                "application/json",
                null,
                content);
    }

    private byte[] bytes(JsonNode tree) {
        try {
            return json.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree is not serialisable", e);
        }
    }
}
