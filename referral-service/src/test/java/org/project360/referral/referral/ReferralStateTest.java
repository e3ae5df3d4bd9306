package org.project360.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.project360.chassis.problem.Problem;
import org.project360.referral.clock.CaseClock;
import org.project360.referral.clock.CaseTimes;
import org.project360.referral.testing.Requests;

/** The state table: every verb against every state; a dash is a refusal. */
class ReferralStateTest {

    private static final Instant REPORTED = Requests.REPORTED;
    private static final Instant NOW = REPORTED.plusSeconds(3600);

    private static final Map<String, Consumer<Referral>> VERBS = verbs();

    @ParameterizedTest
    @CsvSource({
        "verb,         OFFERED,  ASSIGNED,   CONTACTING, CONTACTED,  DECLINED,   UNSAFE,     ENGAGED,    CLOSED",
        "assign,       ASSIGNED, ASSIGNED,   CONTACTING, CONTACTED,  DECLINED,   UNSAFE,     ENGAGED,    -",
        "no answer,    -,        CONTACTING, CONTACTING, CONTACTED,  DECLINED,   UNSAFE,     ENGAGED,    -",
        "call back,    -,        CONTACTED,  CONTACTED,  CONTACTED,  DECLINED,   UNSAFE,     ENGAGED,    -",
        "decline,      -,        DECLINED,   DECLINED,   DECLINED,   DECLINED,   UNSAFE,     ENGAGED,    -",
        "unsafe end,   -,        UNSAFE,     UNSAFE,     UNSAFE,     UNSAFE,     UNSAFE,     ENGAGED,    -",
        "engage,       -,        ENGAGED,    ENGAGED,    ENGAGED,    ENGAGED,    ENGAGED,    ENGAGED,    -",
        "close,        CLOSED,   CLOSED,     CLOSED,     CLOSED,     CLOSED,     CLOSED,     CLOSED,     -",
        "duplicate,    CLOSED,   CLOSED,     CLOSED,     CLOSED,     CLOSED,     CLOSED,     CLOSED,     -",
        "reopen,       -,        -,          -,          -,          -,          -,          -,          -",
        "breach,       OFFERED,  ASSIGNED,   CONTACTING, CONTACTED,  DECLINED,   UNSAFE,     ENGAGED,    CLOSED",
        "move,         OFFERED,  ASSIGNED,   CONTACTING, CONTACTED,  DECLINED,   UNSAFE,     ENGAGED,    CLOSED",
        "erase,        OFFERED,  ASSIGNED,   CONTACTING, CONTACTED,  DECLINED,   UNSAFE,     ENGAGED,    CLOSED"
    })
    void everyVerbInEveryState(
            String verb,
            String offered,
            String assigned,
            String contacting,
            String contacted,
            String declined,
            String unsafe,
            String engaged,
            String closed) {
        Map<ReferralState, String> expected = new EnumMap<>(ReferralState.class);
        expected.put(ReferralState.OFFERED, offered);
        expected.put(ReferralState.ASSIGNED, assigned);
        expected.put(ReferralState.CONTACTING, contacting);
        expected.put(ReferralState.CONTACTED, contacted);
        expected.put(ReferralState.DECLINED, declined);
        expected.put(ReferralState.UNSAFE, unsafe);
        expected.put(ReferralState.ENGAGED, engaged);
        expected.put(ReferralState.CLOSED, closed);
        @Nullable Consumer<Referral> act = VERBS.get(verb);
        if (act == null) {
            assertThat(verb).isEqualTo("verb");
            expected.forEach((state, name) -> assertThat(name).isEqualTo(state.name()));
            return;
        }
        expected.forEach((state, outcome) -> {
            Referral referral = in(state);
            Throwable refusal = catchThrowable(() -> act.accept(referral));
            String became = refusal == null ? referral.state().name() : "-";
            assertThat(became).as("%s in %s", verb, state).isEqualTo(outcome);
            if (refusal != null) {
                assertThat(referral.state()).isEqualTo(state);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(ReferralState.class)
    void everyStateCanBeMade(ReferralState state) {
        assertThat(in(state).state()).isEqualTo(state);
    }

    @Test
    void aClosedOneRefusesWithAConflict() {
        Throwable refusal = catchThrowable(() -> in(ReferralState.CLOSED).assignTo("ada", NOW));
        assertThat(refusal)
                .isInstanceOfSatisfying(
                        Problem.class,
                        p -> assertThat(p.status() + " " + p.type()).isEqualTo("409 referral-closed"));
    }

    @Test
    void onlyWhatWasClosedAsADuplicateOpensAgain() {
        Referral duplicate = in(ReferralState.CONTACTED);
        duplicate.closeAsDuplicateOf(in(ReferralState.OFFERED), "ada", NOW);
        duplicate.reopenDuplicate();
        assertThat(duplicate.state()).isEqualTo(ReferralState.CONTACTED);
        assertThat(duplicate.closureReason()).isNull();
        assertThat(duplicate.duplicateOf()).isNull();
    }

    @Test
    void theNewestReportHoldsInWhateverOrderTheyCome() {
        Referral referral = in(ReferralState.OFFERED);
        byte[] newer = {1};
        byte[] older = {2};
        referral.takeDetails(NOW, org.project360.contracts.RiskGrade.MEDIUM, newer);
        referral.takeDetails(NOW.minusSeconds(1), org.project360.contracts.RiskGrade.STANDARD, older);
        assertThat(referral.contactCard()).isEqualTo(newer);
        assertThat(referral.grade()).isEqualTo(org.project360.contracts.RiskGrade.MEDIUM);
    }

    static Referral in(ReferralState state) {
        Referral.Subject subject = new Referral.Subject(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        Referral referral = new Referral(
                UUID.randomUUID(),
                "R-00000-00000",
                subject,
                1,
                Requests.aboutSomebody().build(),
                new byte[60]);
        referral.arrived(NOW, new CaseTimes(REPORTED, REPORTED.plus(Duration.ofHours(24))), null);
        if (state != ReferralState.OFFERED) {
            referral.assignTo("ada", NOW);
        }
        switch (state) {
            case CONTACTING -> verb("no answer").accept(referral);
            case CONTACTED -> verb("call back").accept(referral);
            case DECLINED -> verb("decline").accept(referral);
            case UNSAFE -> verb("unsafe end").accept(referral);
            case ENGAGED -> verb("engage").accept(referral);
            case CLOSED -> verb("close").accept(referral);
            default -> {}
        }
        return referral;
    }

    private static Consumer<Referral> verb(String name) {
        return java.util.Objects.requireNonNull(VERBS.get(name));
    }

    private static Map<String, Consumer<Referral>> verbs() {
        Map<String, Consumer<Referral>> verbs = new LinkedHashMap<>();
        verbs.put("assign", r -> r.assignTo("bea", NOW));
        verbs.put("no answer", attempt(t -> {}));
        verbs.put("call back", attempt(t -> {
            t.contacted(NOW);
            t.toCallBack(NOW.plusSeconds(1));
        }));
        verbs.put("decline", attempt(t -> {
            t.contacted(NOW);
            t.declined(NOW);
        }));
        verbs.put("unsafe end", attempt(t -> {
            t.contacted(NOW);
            t.endedUnsafe(NOW);
        }));
        verbs.put("engage", attempt(t -> {
            t.contacted(NOW);
            t.engaged(NOW, NOW.plusSeconds(1));
        }));
        verbs.put("close", r -> r.close(ClosureReason.COMPLETED, "ada", NOW));
        verbs.put("duplicate", r -> r.closeAsDuplicateOf(in(ReferralState.OFFERED), "ada", NOW));
        verbs.put("reopen", Referral::reopenDuplicate);
        verbs.put("breach", r -> r.times().breached(CaseClock.CONTACT, NOW));
        verbs.put("move", r -> r.moveTo(UUID.randomUUID()));
        verbs.put("erase", r -> r.erase(NOW));
        return verbs;
    }

    /** What RecordContactAttempt asks before it writes. */
    private static Consumer<Referral> attempt(Consumer<CaseTimes> facts) {
        return referral -> {
            referral.requireOpen();
            referral.requireAssigned();
            referral.times().attempted(NOW);
            facts.accept(referral.times());
        };
    }
}
