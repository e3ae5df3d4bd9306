package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.randomisation.Arm;
import org.project360.local.testing.TestClock;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialDesign.Unit;
import org.project360.randomisation.trial.TrialFixture;

/** What emergency lists mean for a round. Candidates of these tests were identified at 09:00. */
class EmergencyRoundTest {

    private static final byte[] SECRET = new byte[32];
    private static final Instant NINE = TestClock.START;
    private static final String STRATUM = "grade=MEDIUM|priorBand=2-3";

    private final Known known = new Known(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>());
    private final Trial open = TrialFixture.plainOpen(Unit.HOUSEHOLD, 10);
    private final UUID list = UUID.randomUUID();

    @Test
    void anOpenedEntryGivesTheArmOfItsPlaceInAStratumOfItsOwn() {
        List<Candidate> candidates = Stream.generate(Candidates::fresh).limit(6).toList();
        Map<UUID, Listed> uses = new HashMap<>();
        List<Integer> entries = List.of(1, 2, 4, 5, 9, 20);
        for (int i = 0; i < 6; i++) {
            uses.put(candidates.get(i).incidentId(), use(candidates.get(i), entries.get(i)));
        }
        AllocationRound round = round(open, 0, Emergency.kept(0, uses));
        candidates.forEach(round::take);
        round.take(Candidates.fresh());

        String all = new SecondImplementation(SECRET, open.id().toString(), 1, List.of(4, 6, 8), 1, 1)
                .sequence("emergency=" + list, 20);
        List<Outcome> listed = round.outcomes().subList(0, 6);
        assertThat(listed.stream()
                        .map(o -> o.allotted().arm() == Arm.TREATMENT ? "T" : "C")
                        .collect(Collectors.joining()))
                .isEqualTo(entries.stream()
                        .map(entry -> all.substring(entry - 1, entry))
                        .collect(Collectors.joining()));
        assertThat(listed.stream().map(o -> o.allotted().sequence())).containsExactly(1L, 2L, 4L, 5L, 9L, 20L);
        assertThat(listed).allSatisfy(o -> {
            assertThat(o.allotted().stratum()).isEqualTo("emergency=" + list);
            assertThat(o.at(NINE.plusSeconds(9_000)))
                    .isEqualTo(NINE.plusSeconds(o.allotted().sequence()));
        });
        assertThat(round.outcomes().get(6).allotted().sequence()).isEqualTo(1);
        assertThat(round.places()).containsOnlyKeys(STRATUM);
        assertThat(round.places().get(STRATUM).sequence()).isEqualTo(2);
        assertThat(round.units()).isEqualTo(7);
    }

    @Test
    void whoeverHasAnArmKeepsItWhateverWasOpened() {
        UUID household = UUID.randomUUID();
        Candidate first = Candidates.again(UUID.randomUUID(), household);
        Candidate second = Candidates.again(UUID.randomUUID(), household);
        AllocationRound round = round(open, 0, Emergency.kept(0, Map.of(second.incidentId(), use(second, 3))));
        round.take(first);
        round.take(second);

        Outcome later = round.outcomes().get(1);
        assertThat(later.represented()).isTrue();
        assertThat(later.allotted()).isEqualTo(round.outcomes().get(0).allotted());
        assertThat(round.units()).isEqualTo(1);
    }

    @Test
    void keepsWhoeverComesLateWhileAListIsOutAndDrawsForWhoComesInTime() {
        Candidate candidate = Candidates.fresh();
        AllocationRound late = round(open, 0, Emergency.arriving(1, NINE.plusMillis(1), Set.of()));
        late.take(candidate);
        assertThat(late.outcomes()).isEmpty();
        assertThat(late.held())
                .extracting(Held::state, Held::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Held.State.AWAITING_OPENING, "EMERGENCY_LIST_OUT"));

        AllocationRound inTime = round(open, 0, Emergency.arriving(1, NINE, Set.of()));
        inTime.take(candidate);
        assertThat(inTime.outcomes()).hasSize(1);
        AllocationRound noneOut = round(open, 0, Emergency.arriving(0, NINE.plusSeconds(9_000), Set.of()));
        noneOut.take(Candidates.fresh());
        assertThat(noneOut.outcomes()).hasSize(1);
    }

    /** An entry may have been opened for her household: whoever of it comes in time waits too, in this batch or a later one. */
    @Test
    void keepsWhoeverSharesPersonUnitOrIncidentWithSomebodyWhoIsLate() {
        UUID household = UUID.randomUUID();
        UUID person = UUID.randomUUID();
        Candidate late = Candidates.again(person, household);
        Candidate ofHousehold = inTime(Candidates.again(UUID.randomUUID(), household));
        Candidate ofPerson = inTime(Candidates.again(person, UUID.randomUUID()));
        Candidate stranger = inTime(Candidates.fresh());
        AllocationRound together = round(open, 0, Emergency.arriving(1, NINE.plusMillis(1), Set.of()));
        List.of(ofHousehold, late, inTime(late), ofPerson, stranger).forEach(together::take);
        // Who came before anybody was late is drawn for, and the late one of her household has an arm by then.
        assertThat(together.outcomes())
                .extracting(o -> o.candidate().incidentId())
                .containsExactly(
                        ofHousehold.incidentId(), late.incidentId(), ofPerson.incidentId(), stranger.incidentId());

        known.byPerson().clear();
        known.byUnit().clear();
        known.answeredIncidents().clear();
        AllocationRound again = round(open, 0, Emergency.arriving(1, NINE.plusMillis(1), Set.of()));
        List.of(late, ofHousehold, inTime(late), ofPerson, stranger).forEach(again::take);
        assertThat(again.outcomes()).extracting(o -> o.candidate().incidentId()).containsExactly(stranger.incidentId());
        assertThat(again.held()).hasSize(3).allMatch(held -> held.reason().equals("EMERGENCY_LIST_OUT"));

        known.byPerson().clear();
        known.byUnit().clear();
        known.answeredIncidents().clear();
        AllocationRound later = round(open, 0, Emergency.arriving(1, NINE, Set.of(household)));
        List.of(ofHousehold, ofPerson).forEach(later::take);
        assertThat(later.held())
                .extracting(held -> held.candidate().incidentId())
                .containsExactly(ofHousehold.incidentId());
        assertThat(later.outcomes()).hasSize(1);
    }

    private static Candidate inTime(Candidate candidate) {
        CandidateIdentified data = candidate.data();
        return Candidates.candidate(new CandidateIdentified(
                data.incidentId(),
                data.personId(),
                data.householdId(),
                data.dyadId(),
                data.force(),
                data.reportedAt(),
                NINE.plusSeconds(60),
                data.ruleSetVersion(),
                data.incidentsInWindow(),
                data.covariates()));
    }

    /** Ten at most, four of them reserved: six are drawn for, and the rest is neither refused nor drawn for. */
    @Test
    void keepsTheCeilingFreeForWhatIsReserved() {
        AllocationRound round = round(open, 2, Emergency.arriving(4, NINE, Set.of()));
        Stream.generate(Candidates::fresh).limit(7).forEach(round::take);
        assertThat(round.units()).isEqualTo(6);
        assertThat(round.held()).hasSize(3).allSatisfy(held -> {
            assertThat(held.state()).isEqualTo(Held.State.AWAITING_OPENING);
            assertThat(held.reason()).isEqualTo("EMERGENCY_RESERVED");
        });
    }

    @Test
    void entersNothingAboveTheCeilingAndNothingWithoutAUnit() {
        Candidate candidate = Candidates.fresh();
        Map<UUID, Listed> uses = Map.of(candidate.incidentId(), use(candidate, 1));
        AllocationRound full = round(open, 10, Emergency.kept(0, uses));
        full.take(candidate);
        assertThat(full.outcomes()).isEmpty();
        AllocationRound dyads = round(TrialFixture.plainOpen(Unit.DYAD, 10), 0, Emergency.kept(0, uses));
        dyads.take(candidate);
        assertThat(dyads.outcomes()).isEmpty();
        assertThat(dyads.held()).extracting(Held::reason).containsExactly("UNIT_MISSING");
    }

    /** Her stratum is not known, the trial is paused: what was opened was opened. */
    @Test
    void entersInAPauseAndWithoutAStratum() {
        Candidate candidate =
                Candidates.candidate(Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Map.of()));
        AllocationRound round = round(
                TrialFixture.plainPaused(Unit.HOUSEHOLD, 10),
                0,
                Emergency.kept(3, Map.of(candidate.incidentId(), use(candidate, 1))));
        round.take(candidate);
        assertThat(round.outcomes()).hasSize(1);
        assertThat(round.held()).isEmpty();
    }

    /** A gap is where an entry was not used; nothing goes back, nothing comes twice, and elsewhere there are no gaps. */
    @Test
    void onlyTheSequenceOfAListHasGaps() {
        List<Boolean> follows = new ArrayList<>();
        for (String stratum : List.of("emergency=" + list, STRATUM)) {
            for (long[] pair : new long[][] {{0, 1}, {0, 2}, {3, 4}, {3, 9}, {3, 3}, {3, 2}, {3, 201}}) {
                follows.add(ListStratum.follows(stratum, pair[0], pair[1]));
            }
        }
        assertThat(follows)
                .containsExactly(
                        true, true, true, true, false, false, false, true, false, true, false, false, false, false);
    }

    private Listed use(Candidate candidate, int entry) {
        return new Listed(list, entry, candidate.incidentId(), NINE.plusSeconds(entry), "desk");
    }

    private AllocationRound round(Trial trial, int units, Emergency emergency) {
        return new AllocationRound(
                trial,
                known,
                Map.of(STRATUM, Place.FIRST),
                new Room(trial.design(), trial.ceiling(), units, new int[2]),
                t -> new PermutedBlocks(SECRET, t.id(), t.trialVersion(), t.design()),
                UUID::randomUUID,
                emergency,
                Instant.MIN);
    }
}
