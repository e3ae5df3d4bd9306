package org.project360.bench.load;

import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.UUID;
import org.project360.contracts.Contracts;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.simulator.codec.Json;

/**
 * Candidates as intake publishes them. One in five is a person who came before, of whom a trial answers the first arm
 * again; the rest are new persons of new households. The same seed gives the same candidates.
 */
public final class Candidates implements Iterator<Message> {
    private static final double COMES_AGAIN = 0.2;
    private static final String TOPIC = Topics.INTAKE_CANDIDATE_IDENTIFIED;

    private final long seed;
    private final int count;
    private final Instant at;
    private final SplittableRandom chance;
    private int next;
    private int persons;

    public Candidates(long seed, int count, Instant at) {
        this.seed = seed;
        this.count = count;
        this.at = at;
        this.chance = new SplittableRandom(seed);
    }

    @Override
    public boolean hasNext() {
        return next < count;
    }

    @Override
    public Message next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        boolean again = persons > 0 && chance.nextDouble() < COMES_AGAIN;
        int person = again ? chance.nextInt(persons) : persons++;
        CandidateIdentified candidate = candidate(id(1, next), id(2, person), id(3, person));
        Map<String, String> headers = Map.of(
                "ce_specversion", "1.0",
                "ce_id", id(4, next).toString(),
                "ce_source", "urn:project360:intake",
                "ce_type", Contracts.ceType(TOPIC),
                "ce_time", at.toString(),
                "ce_dataschema", Contracts.dataSchema(TOPIC),
                "content-type", Contracts.contentType(TOPIC));
        next++;
        return new Message(candidate.personId().toString(), headers, Json.bytes(candidate));
    }

    private CandidateIdentified candidate(UUID incident, UUID person, UUID household) {
        int incidents = 2 + chance.nextInt(6);
        Map<String, String> covariates = Map.of(
                "grade",
                chance.nextBoolean() ? "STANDARD" : "MEDIUM",
                "priorBand",
                incidents <= 3 ? "2-3" : "4-7",
                "force",
                "LEICS");
        return new CandidateIdentified(
                incident, person, household, null, "LEICS", at, at, "2026-01", incidents, covariates);
    }

    private UUID id(int kind, int number) {
        SplittableRandom bits = new SplittableRandom(seed * 31 + kind + ((long) number << 8));
        long high = bits.nextLong() & ~0xF000L | 0x4000L;
        long low = bits.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
