package org.project360.simulator.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.project360.contracts.police.IncidentReported;
import org.project360.simulator.codec.Json;

/** A way to spoil a report, with the place and the code that its rejection must name among others. */
public enum Fault {
    TRUNCATED_JSON("", "json-malformed", false),
    WRONG_TYPE("/version", "type", true),
    UNKNOWN_ENUM("/riskAssessment/officerGrade", "enum", true),
    MISSING_FIELD("/victim/person/surname", "required", true),
    FUTURE_DATE("/occurredAt", "in-the-future", true),
    CHILD_OLDER_THAN_VICTIM("/children/0/person/dateOfBirth", "older-than-victim", true),
    UNKNOWN_FORCE("/force", "unknown-force", false),
    MISSING_HEADER("", "header-missing", false),
    UNDECRYPTABLE("", "not-decryptable", false);

    static final List<Fault> ALL = List.of(values());
    private static final String NO_SUCH_FORCE = "NOWHERE";

    private final String pointer;
    private final String code;
    private final boolean byHttpToo;

    Fault(String pointer, String code, boolean byHttpToo) {
        this.pointer = pointer;
        this.code = code;
        this.byHttpToo = byHttpToo;
    }

    public String pointer() {
        return pointer;
    }

    public String code() {
        return code;
    }

    /**
     * Whether a request with the fault is set aside and answered like a record. What is no JSON or of another force is
     * refused at once there, and nothing in a request is encrypted.
     */
    boolean isByHttpToo() {
        return byHttpToo;
    }

    /** Whether the payload fails the schema; the others are for the rules, the headers or the key. */
    public boolean failsSchema() {
        return this == WRONG_TYPE || this == UNKNOWN_ENUM || this == MISSING_FIELD;
    }

    /** The spoilt plaintext; the good one where the fault lies outside it. */
    byte[] spoil(IncidentReported report, Instant sent) {
        byte[] good = Json.bytes(report);
        if (this == TRUNCATED_JSON) {
            return Arrays.copyOf(good, good.length * 3 / 5);
        }
        if (this == MISSING_HEADER || this == UNDECRYPTABLE) {
            return good;
        }
        ObjectNode tree = Json.MAPPER.valueToTree(report);
        switch (this) {
            case WRONG_TYPE -> tree.put("version", "one");
            case UNKNOWN_ENUM -> ((ObjectNode) tree.path("riskAssessment")).put("officerGrade", "VERY_HIGH");
            case MISSING_FIELD -> ((ObjectNode) tree.at("/victim/person")).remove("surname");
            case FUTURE_DATE ->
                tree.put("occurredAt", sent.plus(40, ChronoUnit.DAYS).toString());
            case CHILD_OLDER_THAN_VICTIM -> makeFirstChildTooOld(tree, report);
            case UNKNOWN_FORCE -> tree.put("force", NO_SUCH_FORCE);
            default -> throw new IllegalStateException(name());
        }
        return Json.bytes(tree);
    }

    String force(IncidentReported report) {
        return this == UNKNOWN_FORCE ? NO_SUCH_FORCE : report.force();
    }

    private static void makeFirstChildTooOld(ObjectNode tree, IncidentReported report) {
        LocalDate born = report.victim().person().dateOfBirth();
        LocalDate victimBorn = born == null ? LocalDate.of(1990, 5, 17) : born;
        ((ObjectNode) tree.at("/victim/person")).put("dateOfBirth", victimBorn.toString());
        ArrayNode children = (ArrayNode) tree.path("children");
        if (children.isEmpty()) {
            ObjectNode child = children.addObject().put("presence", "UNKNOWN");
            ObjectNode person = child.putObject("person");
            person.put("forename", "Robin").put("surname", "Ashley").put("sex", "UNKNOWN");
            person.putArray("addresses");
            person.putArray("phones");
        }
        ((ObjectNode) children.get(0).path("person"))
                .put("dateOfBirth", victimBorn.minusYears(3).toString());
    }
}
