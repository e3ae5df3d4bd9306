package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.trial.ArmShare;
import org.project360.randomisation.trial.PaperTrial;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialDesign;
import org.project360.randomisation.trial.TrialDesign.Method;
import org.project360.randomisation.trial.TrialDesign.Unit;

/** Ceilings of single arms: never passed, and the trial is over for everybody when one is reached. */
class ArmCeilingRoundTest {

    private static final byte[] SECRET = new byte[32];

    private final Known known = new Known(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>());

    /** The draw that fills an arm is the last, as the second implementation counts it out. */
    @Test
    void theDrawThatFillsAnArmIsTheLast() {
        Random random = new Random(21);
        for (int trials = 0; trials < 200; trials++) {
            int treatment = 1 + random.nextInt(30);
            int control = 1 + random.nextInt(30);
            int ceiling = 1 + random.nextInt(50);
            Trial trial = PaperTrial.open(UUID.randomUUID(), blocks(treatment, control), ceiling);
            String all = new SecondImplementation(SECRET, trial.id().toString(), 1, List.of(4, 6, 8), 1, 1)
                    .sequence("", ceiling);
            int last = IntStream.rangeClosed(1, ceiling)
                    .filter(n -> n == ceiling || count(all, n, 'T') == treatment || count(all, n, 'C') == control)
                    .findFirst()
                    .orElseThrow();

            AllocationRound round = round(trial, Room.empty(trial), Emergency.NONE);
            IntStream.range(0, ceiling + 5).forEach(i -> round.take(Candidates.fresh()));

            assertThat(arms(round)).isEqualTo(all.substring(0, last));
            assertThat(round.hasRoom()).isFalse();
            assertThat(round.held())
                    .hasSize(ceiling + 5 - last)
                    .allMatch(h -> h.state() == Held.State.NOT_ALLOCATED
                            && h.reason().equals(last < ceiling ? "ARM_CEILING_REACHED" : "TARGET_REACHED"));
        }
    }

    /** Every entry that is out may turn out to be of the fullest arm. */
    @Test
    void keepsEveryArmFreeForWhatIsReserved() {
        Trial trial = PaperTrial.open(UUID.randomUUID(), blocks(10, 12), 1000);
        AllocationRound round =
                round(trial, new Room(trial.design(), 1000, 13, new int[] {6, 7}), Emergency.kept(4, Map.of()));
        round.take(Candidates.fresh());
        assertThat(round.held()).singleElement().matches(h -> h.reason().equals("EMERGENCY_RESERVED"));

        AllocationRound inTime =
                round(trial, new Room(trial.design(), 1000, 12, new int[] {5, 7}), Emergency.kept(4, Map.of()));
        inTime.take(Candidates.fresh());
        assertThat(inTime.outcomes()).hasSize(1);
        AllocationRound ofTheOther =
                round(trial, new Room(trial.design(), 1000, 14, new int[] {5, 9}), Emergency.kept(4, Map.of()));
        ofTheOther.take(Candidates.fresh());
        assertThat(ofTheOther.outcomes()).isEmpty();
    }

    /** Whatever is drawn by: an entry of a list fills an arm like any other draw. */
    @Test
    void entriesOfListsCountByTheirArm() {
        Trial trial = PaperTrial.open(UUID.randomUUID(), blocks(3, 3), 1000);
        UUID list = UUID.randomUUID();
        List<Candidate> candidates =
                IntStream.range(0, 8).mapToObj(i -> Candidates.fresh()).toList();
        Map<UUID, Listed> uses = new HashMap<>();
        for (int i = 0; i < 8; i++) {
            Candidate candidate = candidates.get(i);
            uses.put(
                    candidate.incidentId(),
                    new Listed(
                            list,
                            i + 1,
                            candidate.incidentId(),
                            candidate.data().identifiedAt(),
                            "somebody"));
        }
        AllocationRound round = round(trial, Room.empty(trial), Emergency.kept(0, uses));
        candidates.forEach(round::take);

        String all = new SecondImplementation(SECRET, trial.id().toString(), 1, List.of(4, 6, 8), 1, 1)
                .sequence("emergency=" + list, 8);
        String drawn = arms(round);
        assertThat(all).startsWith(drawn);
        assertThat(Math.max(count(drawn, drawn.length(), 'T'), count(drawn, drawn.length(), 'C')))
                .isEqualTo(3);
        assertThat(round.held()).hasSize(8 - drawn.length());
    }

    private static long count(String arms, int first, char arm) {
        return arms.chars().limit(first).filter(c -> c == arm).count();
    }

    private static String arms(AllocationRound round) {
        return round.outcomes().stream()
                .map(o -> o.allotted().arm() == Arm.TREATMENT ? "T" : "C")
                .collect(Collectors.joining());
    }

    private static TrialDesign blocks(int treatment, int control) {
        return new TrialDesign(
                Method.PERMUTED_BLOCKS,
                List.of(new ArmShare(Arm.TREATMENT, 1, treatment), new ArmShare(Arm.CONTROL, 1, control)),
                List.of(4, 6, 8),
                List.of(),
                Unit.HOUSEHOLD);
    }

    private AllocationRound round(Trial trial, Room room, Emergency emergency) {
        return new AllocationRound(
                trial,
                known,
                Map.of("", Place.FIRST),
                room,
                t -> new PermutedBlocks(SECRET, t.id(), t.trialVersion(), t.design()),
                UUID::randomUUID,
                emergency,
                Instant.MIN);
    }
}
