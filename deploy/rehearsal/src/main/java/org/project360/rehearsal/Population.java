package org.project360.rehearsal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.randomisation.method.TrialStream;
import org.project360.randomisation.method.UniformIntegers;

/**
 * Candidates as they come to a trial: new households, further persons of old ones, persons who come again, and incidents whose
 * level is missing at first. Everything follows from the secret, which is not the trial's.
 */
final class Population {

    private static final Instant REPORTED = Instant.parse("2026-01-05T09:00:00Z");

    /** Risk of the outcome in millionths: it differs much between the strata, and not by arm. */
    private static final Map<String, Integer> RISK =
            Map.of("STANDARD2-3", 250_000, "STANDARD4-7", 400_000, "MEDIUM2-3", 350_000, "MEDIUM4-7", 550_000);

    private final TrialStream stream;
    private final List<Household> households = new ArrayList<>();
    private final Map<UUID, Household> byId = new HashMap<>();
    private long index;
    private long ids;

    Population(byte[] secret) {
        this.stream = new TrialStream(secret, "p360-population-v1", new UUID(0, 0), 1);
    }

    /** The next so many; one whose level was missing comes a second time, completed, and counts once. */
    List<CandidateIdentified> next(int count) {
        List<CandidateIdentified> candidates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UniformIntegers chance = stream.at("", ++index);
            int kind = households.isEmpty() ? 0 : chance.next(100);
            if (kind < 78) {
                Household fresh = household(chance);
                candidates.add(candidate(id(), fresh.person(), fresh, fresh.covariates()));
            } else if (kind < 86) {
                Household old = households.get(chance.next(households.size()));
                candidates.add(candidate(id(), id(), old, old.covariates()));
            } else if (kind < 96) {
                Household old = households.get(chance.next(households.size()));
                candidates.add(candidate(id(), old.person(), old, old.covariates()));
            } else {
                Household fresh = household(chance);
                UUID incident = id();
                candidates.add(candidate(incident, fresh.person(), fresh, Map.of("grade", "MEDIUM")));
                candidates.add(candidate(incident, fresh.person(), fresh, fresh.covariates()));
            }
        }
        return candidates;
    }

    Household household(UUID id) {
        Household known = byId.get(id);
        if (known == null) {
            throw new IllegalArgumentException("Nobody came from this household");
        }
        return known;
    }

    private Household household(UniformIntegers chance) {
        String grade = chance.next(100) < 60 ? "STANDARD" : "MEDIUM";
        String band = chance.next(100) < 70 ? "2-3" : "4-7";
        Integer risk = RISK.get(grade + band);
        Household fresh = new Household(
                id(), id(), Map.of("grade", grade, "priorBand", band), risk == null ? 0 : risk, chance.next(1_000_000));
        households.add(fresh);
        byId.put(fresh.id(), fresh);
        return fresh;
    }

    private CandidateIdentified candidate(
            UUID incident, UUID person, Household household, Map<String, String> covariates) {
        return new CandidateIdentified(
                incident, person, household.id(), null, "SYN-01", REPORTED, REPORTED, "rehearsal", 2, covariates);
    }

    private UUID id() {
        return new UUID(1, ++ids);
    }
}
