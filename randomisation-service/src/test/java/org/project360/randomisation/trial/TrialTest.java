package org.project360.randomisation.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.chassis.problem.Problem;
import org.project360.randomisation.trial.Trial.State;

class TrialTest {

    private final Trial trial = TrialFixture.plain(TrialDesign.Unit.HOUSEHOLD, 10);

    @Test
    void goesThroughItsLifeInOrder() {
        assertThat(trial.state()).isEqualTo(State.DRAFT);
        trial.validate(TrialFixture.FIGURES);
        assertThat(trial.state()).isEqualTo(State.VALIDATED);
        assertThat(trial.figures()).contains(TrialFixture.FIGURES);
        assertThat(trial.hasSecret()).isFalse();
        trial.freeze("a", new byte[60], new byte[32]);
        assertThat(trial.state()).isEqualTo(State.FROZEN);
        assertThat(trial.hasSecret()).isTrue();
        trial.open();
        trial.pause();
        assertThat(trial.state()).isEqualTo(State.PAUSED);
        trial.resume();
        assertThat(trial.state()).isEqualTo(State.OPEN);
        trial.close("TARGET_REACHED");
        assertThat(trial.state()).isEqualTo(State.CLOSED);
        assertThat(trial.closedBecause()).contains("TARGET_REACHED");
        trial.unblind();
        assertThat(trial.state()).isEqualTo(State.UNBLINDED);
    }

    /** The whole table, written down a second time. */
    @Test
    void takesNoOtherStep() {
        Map<Step, Set<State>> allowed = new EnumMap<>(Step.class);
        allowed.put(Step.VALIDATE, EnumSet.of(State.DRAFT));
        allowed.put(Step.FREEZE, EnumSet.of(State.VALIDATED));
        allowed.put(Step.OPEN_IT, EnumSet.of(State.FROZEN));
        allowed.put(Step.PAUSE, EnumSet.of(State.OPEN));
        allowed.put(Step.RESUME, EnumSet.of(State.PAUSED));
        allowed.put(Step.EXTEND, EnumSet.of(State.OPEN, State.PAUSED));
        allowed.put(Step.CLOSE, EnumSet.of(State.FROZEN, State.OPEN, State.PAUSED));
        allowed.put(Step.UNBLIND, EnumSet.of(State.CLOSED));
        assertThat(allowed).hasSameSizeAs(Step.values());
        for (Step step : Step.values()) {
            for (State state : State.values()) {
                if (allowed.get(step).contains(state)) {
                    assertThat(step.after(state)).isNotNull();
                } else {
                    assertRefused(() -> step.after(state), 409, "trial-not-");
                }
            }
        }
    }

    @Test
    void extendsUpwardsAlone() {
        Trial open = TrialFixture.plainOpen(TrialDesign.Unit.HOUSEHOLD, 10);
        for (int[] wrong : List.of(new int[] {10, 10}, new int[] {9, 20}, new int[] {12, 9}, new int[] {12, 11})) {
            assertRefused(() -> open.extend(wrong[0], wrong[1]), 422, "not-an-extension");
        }
        assertThat(open.protocolVersion()).isEqualTo(1);
        open.extend(10, 15);
        open.extend(15, 15);
        assertThat(open.protocolVersion()).isEqualTo(3);
        assertThat(open.target()).isEqualTo(15);
        assertThat(open.trialVersion()).as("part of every draw").isEqualTo(1);
    }

    @Test
    void wantsTwoPeopleForAChangeAndSettlesItOnce() {
        Trial open = TrialFixture.plainOpen(TrialDesign.Unit.HOUSEHOLD, 10);
        Proposal proposal = new Proposal(TrialChange.Kind.PAUSE, "a reason", null, null);
        TrialChange change = new TrialChange(UUID.randomUUID(), open.id(), proposal, "first", Instant.EPOCH);

        assertRefused(() -> change.confirm(open, "first", Instant.EPOCH), 409, "second-person-needed");
        assertThat(open.state()).isEqualTo(State.OPEN);
        change.confirm(open, "second", Instant.EPOCH);
        assertThat(open.state()).isEqualTo(State.PAUSED);
        assertRefused(() -> change.confirm(open, "third", Instant.EPOCH), 409, "settled");
        assertRefused(() -> change.withdraw("first", Instant.EPOCH), 409, "settled");
    }

    private static void assertRefused(Runnable step, int status, String type) {
        assertThatThrownBy(step::run).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.type()).startsWith(type);
        });
    }
}
