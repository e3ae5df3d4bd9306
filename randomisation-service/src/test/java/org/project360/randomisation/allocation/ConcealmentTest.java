package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.contracts.randomisation.Arm;

/** What might be logged says nothing, and what is stored is of one length. */
class ConcealmentTest {

    private final Draw treatment = new Draw(0, Place.FIRST, new Place(2, 0, 1), new int[] {1, 0});
    private final Draw control = new Draw(1, Place.FIRST, new Place(2, 0, 1), new int[] {0, 1});

    @Test
    void nothingThatHoldsAnArmPrintsIt() {
        UUID id = UUID.randomUUID();
        Allotted allotted = new Allotted(id, id, "grade=MEDIUM", 1, Arm.TREATMENT);
        Allotted other = new Allotted(id, id, "grade=MEDIUM", 1, Arm.CONTROL);
        Candidate candidate = Candidates.fresh();
        assertThat(allotted).hasToString(other.toString());
        assertThat(treatment).hasToString(control.toString());
        assertThat(new Outcome(candidate, allotted, true, treatment, 0))
                .hasToString(new Outcome(candidate, other, true, control, 0).toString());
        assertThat(new Known(new HashMap<>(), Map.of(id, allotted), Map.of(), new HashSet<>()))
                .hasToString(new Known(new HashMap<>(), Map.of(id, other), Map.of(), new HashSet<>()).toString());
        assertThat(made(id, Arm.TREATMENT)).hasToString(made(id, Arm.CONTROL).toString());
    }

    @Test
    void sealsTheArmAndTheProbabilitiesInOneLength() {
        assertThat(treatment.toBytes()).containsExactly(0, 2, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1);
        assertThat(control.toBytes()).containsExactly(1, 2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1);
        List<Integer> lengths = List.of(treatment.toBytes().length, control.toBytes().length);
        assertThat(lengths).containsOnly(14);
    }

    private static AllocationMade made(UUID id, Arm arm) {
        return new AllocationMade(id, id, id, id, id, "grade=MEDIUM", 1, arm, false, Instant.EPOCH);
    }
}
