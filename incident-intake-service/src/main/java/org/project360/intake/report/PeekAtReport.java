package org.project360.intake.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.event.IncomingEvent;

/** Makes out what can be made out of a report that cannot be accepted. */
@ApplicationScoped
class PeekAtReport {

    private static final Pattern FORCE = Pattern.compile("[A-Z0-9-]{2,20}");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9/_.-]{1,64}");

    private final Sealed sealed;
    private final ReadReport reader;

    PeekAtReport(Sealed sealed, ReadReport reader) {
        this.sealed = sealed;
        this.reader = reader;
    }

    Peek at(IncomingEvent event) {
        Optional<byte[]> plaintext = sealed.openEither(event);
        Optional<JsonNode> tree = plaintext.flatMap(reader::tree);
        JsonNode json = tree.orElse(MissingNode.getInstance());
        return new Peek(
                text(json.path("force"), FORCE),
                text(json.path("incidentReference"), REFERENCE),
                version(json.path("version")),
                tree.map(CanonicalDigest::of).orElseGet(() -> CanonicalDigest.of(plaintext.orElse(event.value()))));
    }

    private static @Nullable String text(JsonNode json, Pattern pattern) {
        return json.isTextual() && pattern.matcher(json.textValue()).matches() ? json.textValue() : null;
    }

    private static @Nullable Integer version(JsonNode json) {
        return json.isInt() && json.intValue() >= 1 && json.intValue() <= 9999 ? json.intValue() : null;
    }
}
