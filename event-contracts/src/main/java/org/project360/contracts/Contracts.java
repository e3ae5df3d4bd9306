package org.project360.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.project360.contracts.followup.SafetyConcernRaised;
import org.project360.contracts.intake.AllocationsAwaited;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.intake.CandidateWithdrawn;
import org.project360.contracts.intake.ChildExposed;
import org.project360.contracts.intake.FollowUpContact;
import org.project360.contracts.intake.IncidentRecorded;
import org.project360.contracts.intake.IncidentRevised;
import org.project360.contracts.intake.ParticipantEscalated;
import org.project360.contracts.intake.PersonErased;
import org.project360.contracts.intake.PersonMerged;
import org.project360.contracts.intake.PersonSplit;
import org.project360.contracts.intake.ReferralRequested;
import org.project360.contracts.intake.ReportReceipt;
import org.project360.contracts.notification.NoticeProgressed;
import org.project360.contracts.police.IncidentReported;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.contracts.randomisation.CandidateDeclined;
import org.project360.contracts.randomisation.ErrorRegistered;
import org.project360.contracts.randomisation.EvaluationRequested;
import org.project360.contracts.randomisation.LedgerSigned;
import org.project360.contracts.randomisation.ParticipantEnrolled;
import org.project360.contracts.randomisation.ParticipantUnblinded;
import org.project360.contracts.randomisation.ServiceOverridden;
import org.project360.contracts.referral.CaseProgressed;

/**
 * What belongs to each topic: record, JSON Schema, examples and CloudEvents attributes, all from the class path. Every
 * method that takes a topic throws {@link IllegalArgumentException} for one that {@link Topics} does not name.
 */
public final class Contracts {

    private static final Map<String, Class<? extends Record>> RECORDS = records();

    private static final Set<String> PERSONAL = Set.of(
            Topics.POLICE_INCIDENT_REPORTED,
            Topics.INTAKE_REFERRAL_REQUESTED,
            Topics.INTAKE_CHILD_EXPOSED,
            Topics.INTAKE_FOLLOW_UP_CONTACT);

    private static final String URN = "urn:project360:schema:";

    private Contracts() {}

    /** An example message as it stands in the JSON file; of a personal topic, the plaintext. */
    public record Example(String topic, String name) {

        /** The JSON text, UTF-8; the caller closes it. */
        public InputStream open() {
            return resource("examples/" + topic + "/" + name + ".json");
        }
    }

    /** Every topic, in the order of the journey. */
    public static List<String> topics() {
        return List.copyOf(RECORDS.keySet());
    }

    /** The record of the topic's messages. */
    public static Class<? extends Record> type(String topic) {
        Class<? extends Record> type = RECORDS.get(topic);
        if (type == null) {
            throw new IllegalArgumentException("No such topic: " + topic);
        }
        return type;
    }

    /** The JSON Schema (2020-12, formats asserted) of the topic's plaintext messages; the caller closes it. */
    public static InputStream schema(String topic) {
        return resource("schemas/" + known(topic) + ".json");
    }

    /** Every schema by its URN, shared parts included: what a validator needs to resolve references. */
    public static Map<String, String> schemas() {
        Map<String, String> byUrn = new LinkedHashMap<>();
        Stream.concat(Stream.of("common", "dead-letter.v1", "headers"), RECORDS.keySet().stream())
                .forEach(name -> byUrn.put(URN + name, text("schemas/" + name + ".json")));
        return byUrn;
    }

    /** The example messages of the topic; at least one. */
    public static List<Example> examples(String topic) {
        String folder = known(topic) + "/";
        return text("examples/index.txt")
                .lines()
                .filter(line -> line.startsWith(folder))
                .map(line -> new Example(topic, line.substring(folder.length(), line.length() - ".json".length())))
                .toList();
    }

    /** CloudEvents {@code ce_type}. */
    public static String ceType(String topic) {
        return "org.project360." + known(topic);
    }

    /** CloudEvents {@code ce_dataschema}: the {@code $id} of the schema. */
    public static String dataSchema(String topic) {
        return URN + known(topic);
    }

    /** Whether messages carry personal data, and so are encrypted. */
    public static boolean isPersonal(String topic) {
        return PERSONAL.contains(known(topic));
    }

    /** The {@code content-type} header. */
    public static String contentType(String topic) {
        return isPersonal(topic) ? "application/jose" : "application/json";
    }

    private static String known(String topic) {
        type(topic);
        return topic;
    }

    private static InputStream resource(String path) {
        InputStream in = Contracts.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalArgumentException("No such resource: " + path);
        }
        return in;
    }

    private static String text(String path) {
        try (InputStream in = resource(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Class<? extends Record>> records() {
        Map<String, Class<? extends Record>> records = new LinkedHashMap<>();
        records.put(Topics.POLICE_INCIDENT_REPORTED, IncidentReported.class);
        records.put(Topics.INTAKE_REPORT_RECEIPT, ReportReceipt.class);
        records.put(Topics.INTAKE_INCIDENT_RECORDED, IncidentRecorded.class);
        records.put(Topics.INTAKE_CANDIDATE_IDENTIFIED, CandidateIdentified.class);
        records.put(Topics.INTAKE_CANDIDATE_WITHDRAWN, CandidateWithdrawn.class);
        records.put(Topics.RANDOMISATION_EVALUATION_REQUESTED, EvaluationRequested.class);
        records.put(Topics.RANDOMISATION_ALLOCATION_MADE, AllocationMade.class);
        records.put(Topics.RANDOMISATION_CANDIDATE_DECLINED, CandidateDeclined.class);
        records.put(Topics.RANDOMISATION_PARTICIPANT_ENROLLED, ParticipantEnrolled.class);
        records.put(Topics.RANDOMISATION_PARTICIPANT_UNBLINDED, ParticipantUnblinded.class);
        records.put(Topics.RANDOMISATION_ERROR_REGISTERED, ErrorRegistered.class);
        records.put(Topics.RANDOMISATION_LEDGER_SIGNED, LedgerSigned.class);
        records.put(Topics.RANDOMISATION_SERVICE_OVERRIDDEN, ServiceOverridden.class);
        records.put(Topics.INTAKE_REFERRAL_REQUESTED, ReferralRequested.class);
        records.put(Topics.INTAKE_CHILD_EXPOSED, ChildExposed.class);
        records.put(Topics.INTAKE_FOLLOW_UP_CONTACT, FollowUpContact.class);
        records.put(Topics.INTAKE_PERSON_MERGED, PersonMerged.class);
        records.put(Topics.INTAKE_PERSON_SPLIT, PersonSplit.class);
        records.put(Topics.INTAKE_PERSON_ERASED, PersonErased.class);
        records.put(Topics.INTAKE_INCIDENT_REVISED, IncidentRevised.class);
        records.put(Topics.INTAKE_PARTICIPANT_ESCALATED, ParticipantEscalated.class);
        records.put(Topics.INTAKE_ALLOCATIONS_AWAITED, AllocationsAwaited.class);
        records.put(Topics.REFERRAL_CASE_PROGRESSED, CaseProgressed.class);
        records.put(Topics.NOTIFICATION_NOTICE_PROGRESSED, NoticeProgressed.class);
        records.put(Topics.FOLLOWUP_SAFETY_CONCERN_RAISED, SafetyConcernRaised.class);
        records.put(Topics.INTAKE_DEAD_LETTER, DeadLetter.class);
        records.put(Topics.RANDOMISATION_DEAD_LETTER, DeadLetter.class);
        records.put(Topics.REFERRAL_DEAD_LETTER, DeadLetter.class);
        records.put(Topics.NOTIFICATION_DEAD_LETTER, DeadLetter.class);
        records.put(Topics.FOLLOWUP_DEAD_LETTER, DeadLetter.class);
        return records;
    }
}
