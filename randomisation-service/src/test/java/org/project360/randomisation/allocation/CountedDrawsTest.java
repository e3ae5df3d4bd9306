package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.trial.ArmShare;
import org.project360.randomisation.trial.Factor;
import org.project360.randomisation.trial.TrialDesign;
import org.project360.randomisation.trial.TrialDesign.Method;

class CountedDrawsTest {

    private static final UUID TRIAL = UUID.fromString("03600000-0000-7000-8000-000000000001");
    private static final String STRATUM = "grade=MEDIUM|priorBand=2-3";
    private static final byte[] SECRET = new byte[32];

    static {
        for (int i = 0; i < 32; i++) {
            SECRET[i] = (byte) i;
        }
    }

    private static final TrialDesign BIG_STICK = design(null, 1, null, null, null);
    private static final TrialDesign URN = design(Method.BLOCK_URN, 1, null, null, 6);

    /** Computed by another implementation, in another language. A trial that names no method draws by the big stick of 4. */
    @Test
    void givesTheKnownAnswers() {
        assertThat(drawn(BIG_STICK)).isEqualTo("ABAAAABBBABAAABBBAAABBBAAABABBABBBAABBABBBBBAABBABAAABBAAAAA");
        assertThat(drawn(URN)).isEqualTo("BAABAABBBBAABBAABAABABABABAABABBBAABABBABAAAABBABBABABBAABAB");
    }

    @Test
    void drawsAnyPlaceWithoutTheOnesBeforeIt() {
        for (TrialDesign design : List.of(
                BIG_STICK,
                URN,
                design(Method.SIMPLE, 2, null, null, null),
                design(Method.EFRON, 1, null, "2/3", null))) {
            StratumDraws walked = draws(design);
            Place place = Place.FIRST;
            for (int i = 0; i < 80; i++) {
                Draw draw = walked.draw(STRATUM, place);
                Draw alone = draws(design).draw(STRATUM, place);
                assertThat(alone.arm()).isEqualTo(draw.arm());
                assertThat(alone.toBytes()).isEqualTo(draw.toBytes());
                assertThat(draw.next()).isEqualTo(new Place(place.sequence() + 1, 0, place.offset() + 1));
                place = draw.next();
            }
            assertThat(walked.draw(STRATUM, Place.FIRST).arm())
                    .isEqualTo(draws(design).draw(STRATUM, Place.FIRST).arm());
        }
    }

    @Test
    void tellsTheOddsOfTheDraw() {
        assertThat(draws(URN).draw(STRATUM, Place.FIRST).remaining()).containsExactly(3, 3);
        // After B.
        assertThat(draws(URN).draw(STRATUM, new Place(2, 0, 1)).remaining()).containsExactly(3, 2);
        assertThat(draws(design(Method.EFRON, 1, null, "0.7", null))
                        .draw(STRATUM, new Place(2, 0, 1))
                        .remaining())
                .containsExactlyInAnyOrder(7, 3);
    }

    /** Rehearsed, verified and replayed like any other ledger. */
    @Test
    void leavesAsALedgerThatReplays() {
        for (TrialDesign design : List.of(BIG_STICK, URN)) {
            LedgerExport export = new LedgerRehearsal(SECRET, design).export(100, "0".repeat(64), true);
            assertThat(new ExportVerifier(export)
                            .publicly()
                            .with(SECRET, "0".repeat(64), design)
                            .breaks())
                    .isEmpty();
            assertThat(ExportFormat.bytes(new LedgerReplay(SECRET, design).replay(export)))
                    .isEqualTo(ExportFormat.bytes(export));
            TrialDesign other = design.equals(URN) ? BIG_STICK : URN;
            assertThat(new ExportVerifier(export)
                            .with(SECRET, "0".repeat(64), other)
                            .breaks())
                    .isNotEmpty();
        }
    }

    private static String drawn(TrialDesign design) {
        StratumDraws draws = draws(design);
        StringBuilder arms = new StringBuilder();
        Place place = Place.FIRST;
        for (int i = 0; i < 60; i++) {
            Draw draw = draws.draw(STRATUM, place);
            arms.append("AB".charAt(draw.arm()));
            place = draw.next();
        }
        return arms.toString();
    }

    private static StratumDraws draws(TrialDesign design) {
        return StratumDraws.of(SECRET, TRIAL, 1, design);
    }

    private static TrialDesign design(
            @org.jspecify.annotations.Nullable Method method,
            int treatment,
            @org.jspecify.annotations.Nullable Integer mti,
            @org.jspecify.annotations.Nullable String p,
            @org.jspecify.annotations.Nullable Integer blockSize) {
        return new TrialDesign(
                method,
                List.of(new ArmShare(Arm.TREATMENT, treatment), new ArmShare(Arm.CONTROL, 1)),
                null,
                List.of(new Factor("grade", List.of("STANDARD", "MEDIUM"))),
                TrialDesign.Unit.VICTIM,
                mti,
                p,
                blockSize);
    }
}
