package org.project360.intake.report;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.RejectedEvent;
import org.project360.chassis.problem.Problem;
import org.project360.chassis.problem.Problem.FieldError;
import org.project360.chassis.security.Caller;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.ReportReceipt;

/** Receives one report of an authenticated police system: what is not JSON or not its own force's is refused at once. */
@ApplicationScoped
class ReceiveReport {

    private static final int NO_PLACE = -1;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9/_.-]{3,85}");

    private final ReadReport reader;
    private final SubmitReport submit;
    private final ReportConfig config;
    private final Caller caller;

    ReceiveReport(ReadReport reader, SubmitReport submit, ReportConfig config, Caller caller) {
        this.reader = reader;
        this.submit = submit;
        this.config = config;
        this.caller = caller;
    }

    /** @throws Problem for every answer but taken and taken before */
    ReportReceipt receive(@Nullable String source, @Nullable String id, byte[] body) {
        if (body.length > config.largestReport()) {
            throw new Problem(413, "body-too-large", "The body is too large", "Send at most one megabyte.");
        }
        JsonNode json = reader.tree(body)
                .orElseThrow(() -> new Problem(
                        400, "malformed-json", "The body cannot be read", "The body is not well-formed JSON."));
        requireOwnForce(json.path("force"));
        IncomingEvent event = event(source, id, json, body);
        Answer answer;
        try {
            answer = submit.submit(event, reader.check(json, body));
        } catch (RejectedEvent rejected) {
            answer = submit.reject(event, rejected.reasons());
        }
        return refuseOrReturn(answer);
    }

    private void requireOwnForce(JsonNode force) {
        if (force.isTextual() && !caller.claim("force").contains(force.textValue())) {
            throw new Problem(
                    403, "other-force", "Not your force", "The token's force claim does not name this report's force.");
        }
    }

    private static ReportReceipt refuseOrReturn(Answer answer) {
        ReportReceipt receipt = answer.receipt();
        if (receipt == null) {
            throw Problem.conflict(
                    answer.conflict().get(0).code(),
                    "Taken before with other content",
                    answer.conflict().get(0).message() + " Use a new id, or the next version.");
        }
        if (receipt.outcome() == ReportReceipt.Outcome.REJECTED) {
            throw new Problem(
                    422,
                    "report-rejected",
                    "The report cannot be accepted",
                    "It is set aside. Send it again, corrected, under a new event id.",
                    receipt.reasons().stream()
                            .map(r -> new FieldError(r.pointer(), r.code(), r.message()))
                            .toList(),
                    Map.of("quarantineId", String.valueOf(receipt.quarantineId())));
        }
        return receipt;
    }

    private static IncomingEvent event(@Nullable String source, @Nullable String id, JsonNode json, byte[] body) {
        List<FieldError> errors = new ArrayList<>();
        String ceSource = header("ce-source", source, errors);
        String ceId = header("ce-id", id, errors);
        if (!errors.isEmpty()) {
            throw new Problem(
                    400,
                    "header-missing",
                    "A CloudEvents header is missing",
                    "Name the event with ce-source and ce-id.",
                    errors,
                    Map.of());
        }
        String key = json.path("force").asText() + "/"
                + json.path("incidentReference").asText();
        return new IncomingEvent(
                Topics.POLICE_INCIDENT_REPORTED,
                NO_PLACE,
                NO_PLACE,
                KEY.matcher(key).matches() ? key : null,
                ceSource,
                ceId,
                null,
                null,
                "application/json",
                null,
                body);
    }

    private static String header(String name, @Nullable String value, List<FieldError> errors) {
        if (value == null || value.isBlank() || value.length() > 256 || value.indexOf(0) >= 0) {
            errors.add(new FieldError(
                    "", "header-missing", "Header " + name + " is missing, blank or longer than 256 characters."));
            return "";
        }
        return value;
    }
}
