package org.project360.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.simulator.codec.Json;

class CandidatesTest {
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void oneInFiveComesAgainAndEachIncidentIsNew() throws IOException {
        List<CandidateIdentified> candidates = all(7, 5_000);

        Set<UUID> persons = new HashSet<>();
        Set<UUID> incidents = new HashSet<>();
        candidates.forEach(c -> persons.add(c.personId()));
        candidates.forEach(c -> incidents.add(c.incidentId()));
        assertThat(incidents).hasSize(5_000);
        assertThat(persons.size() / 5_000.0).isCloseTo(0.8, within(0.02));
    }

    @Test
    void theBandFitsTheCount() throws IOException {
        assertThat(all(7, 500))
                .allSatisfy(c -> assertThat(c.covariates())
                        .containsEntry("priorBand", c.incidentsInWindow() <= 3 ? "2-3" : "4-7"));
    }

    @Test
    void theSameSeedGivesTheSame() throws IOException {
        assertThat(all(7, 50)).isEqualTo(all(7, 50)).isNotEqualTo(all(8, 50));
    }

    private static List<CandidateIdentified> all(long seed, int count) throws IOException {
        List<CandidateIdentified> all = new ArrayList<>();
        Candidates candidates = new Candidates(seed, count, AT);
        while (candidates.hasNext()) {
            all.add(Json.MAPPER.readValue(candidates.next().value(), CandidateIdentified.class));
        }
        return all;
    }
}
