package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialDesign.Unit;
import org.project360.randomisation.trial.TrialFixture;

class AllocationRoundTest {

    private static final byte[] SECRET = new byte[32];

    private final Known known = new Known(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>());
    private final Trial open = TrialFixture.plainOpen(Unit.HOUSEHOLD, 1000);

    @Test
    void drawsOnceForEachUnitInOrder() {
        AllocationRound round = round(open, 0);
        Stream.generate(Candidates::fresh).limit(20).forEach(round::take);

        assertThat(round.outcomes()).allMatch(o -> !o.represented() && o.enrolled());
        assertThat(round.outcomes().stream().map(o -> o.allotted().sequence()))
                .containsExactlyElementsOf(
                        Stream.iterate(1L, i -> i + 1).limit(20).toList());
        SecondImplementation second = new SecondImplementation(SECRET, open.id().toString(), 1, List.of(4, 6, 8), 1, 1);
        assertThat(round.outcomes().stream()
                        .map(o -> o.allotted().arm() == Arm.TREATMENT ? "T" : "C")
                        .collect(Collectors.joining()))
                .isEqualTo(second.sequence("grade=MEDIUM|priorBand=2-3", 20));
        assertThat(round.places().get("grade=MEDIUM|priorBand=2-3").sequence()).isEqualTo(21);
        assertThat(round.units()).isEqualTo(20);
    }

    @Test
    void givesThePersonHerFirstArmEvenInAnotherHousehold() {
        UUID person = UUID.randomUUID();
        AllocationRound round = round(open, 0);
        round.take(Candidates.again(person, UUID.randomUUID()));
        round.take(Candidates.again(person, UUID.randomUUID()));

        Outcome second = round.outcomes().get(1);
        assertThat(second.represented()).isTrue();
        assertThat(second.enrolled()).isFalse();
        assertThat(second.allotted()).isEqualTo(round.outcomes().get(0).allotted());
        assertThat(round.units()).isEqualTo(1);
    }

    @Test
    void givesTheHouseholdItsArmAndEnrolsTheNewPerson() {
        UUID household = UUID.randomUUID();
        AllocationRound round = round(open, 0);
        round.take(Candidates.again(UUID.randomUUID(), household));
        round.take(Candidates.again(UUID.randomUUID(), household));

        Outcome second = round.outcomes().get(1);
        assertThat(second.represented()).isTrue();
        assertThat(second.enrolled()).isTrue();
        assertThat(second.allotted()).isEqualTo(round.outcomes().get(0).allotted());
    }

    @Test
    void drawsForEachVictimOfAHouseholdWhereTheVictimIsTheUnit() {
        UUID household = UUID.randomUUID();
        AllocationRound round = round(TrialFixture.plainOpen(Unit.VICTIM, 1000), 0);
        round.take(Candidates.again(UUID.randomUUID(), household));
        round.take(Candidates.again(UUID.randomUUID(), household));

        assertThat(round.units()).isEqualTo(2);
    }

    @Test
    void answersAnIncidentOnce() {
        Candidate candidate = Candidates.fresh();
        AllocationRound round = round(open, 0);
        round.take(candidate);
        round.take(candidate);

        assertThat(round.outcomes()).hasSize(1);
    }

    @Test
    void knowsAMergedPersonByHerSurvivingId() {
        UUID before = UUID.randomUUID();
        UUID after = UUID.randomUUID();
        known.survivors().put(before, after);
        AllocationRound round = round(open, 0);
        round.take(Candidates.again(before, UUID.randomUUID()));
        round.take(Candidates.again(after, UUID.randomUUID()));

        assertThat(round.units()).isEqualTo(1);
        assertThat(round.outcomes().get(1).represented()).isTrue();
    }

    @Test
    void waitsForDataThatAreMissing() {
        AllocationRound round = round(open, 0);
        round.take(Candidates.candidate(
                Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Map.of("grade", "MEDIUM"))));
        round.take(Candidates.candidate(Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), null)));
        AllocationRound dyads = round(TrialFixture.plainOpen(Unit.DYAD, 1000), 0);
        dyads.take(Candidates.fresh());

        assertThat(round.outcomes()).isEmpty();
        assertThat(round.held())
                .hasSize(2)
                .allMatch(
                        h -> h.state() == Held.State.PENDING_DATA && h.reason().equals("STRATUM_UNKNOWN"));
        assertThat(dyads.held())
                .singleElement()
                .matches(h -> h.state() == Held.State.PENDING_DATA && h.reason().equals("UNIT_MISSING"));
    }

    @Test
    void takesTheCorrectionOfWhatItHeld() {
        UUID incident = UUID.randomUUID();
        UUID person = UUID.randomUUID();
        UUID household = UUID.randomUUID();
        AllocationRound round = round(open, 0);
        round.take(Candidates.candidate(Candidates.of(incident, person, household, Map.of())));
        round.take(Candidates.candidate(Candidates.of(incident, person, household)));

        assertThat(round.held()).isEmpty();
        assertThat(round.outcomes()).hasSize(1);
    }

    @Test
    void holdsEverybodyUntilTheTrialOpens() {
        AllocationRound round = round(TrialFixture.plain(Unit.HOUSEHOLD, 1000), 0);
        round.take(Candidates.fresh());

        assertThat(round.held())
                .singleElement()
                .matches(h ->
                        h.state() == Held.State.AWAITING_OPENING && h.reason().equals("TRIAL_NOT_OPEN"));
    }

    @Test
    void holdsEverybodyNewWhileTheTrialIsPausedAndAnswersThoseWhoAreIn() {
        UUID person = UUID.randomUUID();
        AllocationRound before = round(open, 0);
        before.take(Candidates.again(person, UUID.randomUUID()));
        AllocationRound paused = round(TrialFixture.plainPaused(Unit.HOUSEHOLD, 1000), 1);
        paused.take(Candidates.fresh());
        paused.take(Candidates.again(person, UUID.randomUUID()));

        assertThat(paused.held())
                .singleElement()
                .matches(h ->
                        h.state() == Held.State.AWAITING_OPENING && h.reason().equals("TRIAL_PAUSED"));
        assertThat(paused.outcomes()).singleElement().matches(Outcome::represented);
    }

    @Test
    void stopsAtTheTargetButAnswersThoseWhoAreIn() {
        UUID person = UUID.randomUUID();
        AllocationRound round = round(TrialFixture.plainOpen(Unit.HOUSEHOLD, 12), 10);
        round.take(Candidates.again(person, UUID.randomUUID()));
        assertThat(round.hasRoom()).isTrue();
        round.take(Candidates.fresh());
        assertThat(round.hasRoom()).isFalse();
        round.take(Candidates.fresh());
        round.take(Candidates.again(person, UUID.randomUUID()));

        assertThat(round.units()).isEqualTo(12);
        assertThat(round.outcomes()).hasSize(3);
        assertThat(round.held())
                .singleElement()
                .matches(
                        h -> h.state() == Held.State.NOT_ALLOCATED && h.reason().equals("TARGET_REACHED"));
    }

    @Test
    void drawsForNobodyOnceClosed() {
        AllocationRound round = round(TrialFixture.closed(open, "TARGET_REACHED"), 3);
        round.take(Candidates.fresh());

        assertThat(round.outcomes()).isEmpty();
        assertThat(round.held())
                .singleElement()
                .matches(
                        h -> h.state() == Held.State.NOT_ALLOCATED && h.reason().equals("TARGET_REACHED"));
    }

    private AllocationRound round(Trial trial, int units) {
        Map<String, Place> places =
                trial.design().strata().stream().collect(Collectors.toMap(s -> s, s -> Place.FIRST));
        return new AllocationRound(
                trial,
                known,
                places,
                new Room(trial.design(), trial.ceiling(), units, new int[2]),
                t -> new PermutedBlocks(SECRET, t.id(), t.trialVersion(), t.design()),
                UUID::randomUUID);
    }
}
