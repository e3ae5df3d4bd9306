package org.project360.followup.testing;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.project360.chassis.event.BatchListener;
import org.project360.chassis.event.EventCodec;
import org.project360.chassis.event.EventHandler;
import org.project360.contracts.Contracts;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.RiskGrade;
import org.project360.contracts.SafeContact;
import org.project360.contracts.SafeWindow;
import org.project360.contracts.Sex;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.FollowUpContact;
import org.project360.contracts.intake.IncidentRecorded;
import org.project360.contracts.intake.PersonErased;
import org.project360.contracts.intake.PersonMerged;
import org.project360.contracts.intake.PersonSplit;
import org.project360.contracts.randomisation.ParticipantEnrolled;
import org.project360.contracts.randomisation.ParticipantUnblinded;
import org.project360.contracts.randomisation.ServiceOverridden;
import org.project360.contracts.referral.CaseProgressed;

/** What the neighbours send; delivered through the real batch transaction, or made into a record for the real broker. */
@ApplicationScoped
public class Events {

    private static final Map<Class<?>, String> TOPICS = Map.of(
            ParticipantEnrolled.class, Topics.RANDOMISATION_PARTICIPANT_ENROLLED,
            ParticipantUnblinded.class, Topics.RANDOMISATION_PARTICIPANT_UNBLINDED,
            ServiceOverridden.class, Topics.RANDOMISATION_SERVICE_OVERRIDDEN,
            FollowUpContact.class, Topics.INTAKE_FOLLOW_UP_CONTACT,
            IncidentRecorded.class, Topics.INTAKE_INCIDENT_RECORDED,
            PersonMerged.class, Topics.INTAKE_PERSON_MERGED,
            PersonSplit.class, Topics.INTAKE_PERSON_SPLIT,
            PersonErased.class, Topics.INTAKE_PERSON_ERASED,
            CaseProgressed.class, Topics.REFERRAL_CASE_PROGRESSED);

    private final BatchListener batches;
    private final EventCodec codec;
    private final Map<String, EventHandler<?>> handlers;

    Events(BatchListener batches, EventCodec codec, @All List<EventHandler<?>> handlers) {
        this.batches = batches;
        this.codec = codec;
        this.handlers = handlers.stream().collect(Collectors.toMap(EventHandler::topic, Function.identity()));
    }

    /** Takes the events of one topic as one poll batch, each under a new event id. */
    public void deliver(Object... events) {
        deliverAll(Arrays.asList(events));
    }

    public void deliverAll(List<?> events) {
        String topic = topic(events.get(0));
        batches.process(
                events.stream().map(data -> taken(topic, payload(topic, data))).toList(),
                Objects.requireNonNull(handlers.get(topic)));
    }

    /** Takes the events one by one, of whatever topic. */
    public void deliverEach(List<?> events) {
        events.forEach(this::deliver);
    }

    /** Takes a raw payload. */
    public void deliverRaw(String topic, byte[] payload) {
        batches.process(List.of(taken(topic, payload)), Objects.requireNonNull(handlers.get(topic)));
    }

    /** A record as its owner would send it: sealed where the topic is personal. */
    public ProducerRecord<String, byte[]> record(UUID key, Object data) {
        String topic = topic(data);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key.toString(), payload(topic, data));
        headers(topic).forEach((name, value) -> record.headers().add(name, value));
        return record;
    }

    public byte[] payload(String topic, Object data) {
        return Contracts.isPersonal(topic) ? codec.writeSealed(topic, data) : codec.write(data);
    }

    private static String topic(Object data) {
        return Objects.requireNonNull(TOPICS.get(data.getClass()));
    }

    private static ConsumerRecord<String, byte[]> taken(String topic, byte[] payload) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(topic, 0, 0, "key", payload);
        headers(topic).forEach((name, value) -> record.headers().add(name, value));
        return record;
    }

    private static Map<String, byte[]> headers(String topic) {
        return Map.of(
                "ce_specversion", bytes("1.0"),
                "ce_source", bytes("urn:test"),
                "ce_id", bytes(UUID.randomUUID().toString()),
                "ce_type", bytes(Contracts.ceType(topic)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static ParticipantEnrolled enrolled(UUID trial, UUID person, Instant at) {
        return new ParticipantEnrolled(trial, person, person, UUID.randomUUID(), at);
    }

    public static ParticipantEnrolled enrolled(UUID trial, UUID person, UUID incident, Instant at) {
        return new ParticipantEnrolled(trial, person, person, incident, at);
    }

    /** Safe by phone and text on weekdays from 9 to 17 in London, with a name that no test data else holds. */
    public static FollowUpContact contact(UUID person, Instant issuedAt) {
        return contact(person, issuedAt, "Zelmira", officeHours());
    }

    public static FollowUpContact contact(UUID person, Instant issuedAt, String forename, SafeContact safe) {
        return new FollowUpContact(
                person,
                UUID.randomUUID(),
                UUID.randomUUID(),
                issuedAt,
                new PersonDetails(
                        null,
                        forename,
                        null,
                        "Quandersmith",
                        null,
                        Sex.FEMALE,
                        List.of(),
                        List.of("+447700900456"),
                        "zelmira@example.org"),
                safe);
    }

    public static SafeContact officeHours() {
        List<SafeWindow> windows = Arrays.stream(DayOfWeek.values())
                .filter(day -> day.getValue() <= 5)
                .map(day -> new SafeWindow(day, LocalTime.of(9, 0), LocalTime.of(17, 0)))
                .toList();
        return new SafeContact(
                true,
                false,
                true,
                false,
                false,
                false,
                windows,
                "+447700900456",
                "marmalade",
                "pl",
                "Ask for the cat.");
    }

    public static IncidentRecorded incident(UUID incident, UUID person, int version, String... failedRules) {
        Instant at = Instant.parse("2026-02-01T12:00:00Z");
        return new IncidentRecorded(
                incident,
                version,
                person,
                UUID.randomUUID(),
                "SYN-01",
                at,
                at,
                at,
                RiskGrade.MEDIUM,
                3,
                1,
                false,
                failedRules.length == 0,
                "2026-01",
                List.of(failedRules));
    }

    public static IncidentRecorded historic(UUID incident, UUID person) {
        Instant at = Instant.parse("2020-02-01T12:00:00Z");
        return new IncidentRecorded(
                incident,
                1,
                person,
                UUID.randomUUID(),
                "SYN-01",
                at,
                at,
                at,
                RiskGrade.STANDARD,
                1,
                0,
                true,
                false,
                "2026-01",
                List.of("not-historic"));
    }
}
