package org.project360.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.project360.contracts.Contracts;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.CandidateIdentified;

/** Candidates as intake publishes them now, of units numbered from 0; the same numbers give the same ids. */
final class CandidateRecords {

    private static final String TOPIC = Topics.INTAKE_CANDIDATE_IDENTIFIED;
    private static final Instant REPORTED = Instant.parse("2026-03-02T08:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private CandidateRecords() {}

    /** An incident of a person of a unit, under an event id that the delivery's number names. */
    static ProducerRecord<String, byte[]> of(int unit, int person, int incident, int delivery) {
        CandidateIdentified candidate = new CandidateIdentified(
                id("incident", unit, incident),
                id("person", unit, person),
                household(unit),
                null,
                "SYN-01",
                REPORTED,
                Instant.now(),
                "2026-01",
                3,
                Map.of(
                        "grade", unit % 2 == 0 ? "STANDARD" : "MEDIUM",
                        "priorBand", unit / 2 % 2 == 0 ? "2-3" : "4-7",
                        "force", "SYN-01"));
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(TOPIC, candidate.personId().toString(), json(candidate));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id("event", 1000 * unit + incident, delivery).toString(),
                        "ce_source", "urn:project360:intake",
                        "ce_type", Contracts.ceType(TOPIC),
                        "ce_time", REPORTED.toString(),
                        "ce_dataschema", Contracts.dataSchema(TOPIC),
                        "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    static UUID household(int unit) {
        return id("household", unit, 0);
    }

    static UUID id(String kind, int unit, int number) {
        return UUID.nameUUIDFromBytes((kind + " " + unit + " " + number).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] json(CandidateIdentified candidate) {
        try {
            return JSON.writeValueAsBytes(candidate);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
