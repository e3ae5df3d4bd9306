package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.method.ArmRule.Kind;
import org.project360.randomisation.method.Measure;
import org.project360.randomisation.trial.Factor;
import org.project360.randomisation.trial.Minimising;
import org.project360.randomisation.trial.TrialDesign;
import org.project360.randomisation.trial.TrialFixture;

class MinimisedDrawsTest {

    private static final byte[] SECRET =
            "thirty-two bytes, more or less..".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private static final Map<String, Double> WEIGHTS = new TreeMap<>(Map.of("grade", 2.0, "priorBand", 1.0));

    private final UUID trial = UUID.randomUUID();

    @Test
    void drawsWhatTheSpecificationSaysByTheRange() {
        TrialDesign design = TrialFixture.minimised(1, 1, new Minimising(Measure.RANGE, Kind.BEST, 0.8));
        assertThat(drawn(design))
                .isEqualTo(specified(new int[] {1, 1}, true, 0.8))
                .contains("T", "C");
    }

    @Test
    void drawsWhatTheSpecificationSaysByTheStandardDeviationUnderAnUnequalRatio() {
        TrialDesign design = TrialFixture.minimised(2, 1, new Minimising(Measure.SD, Kind.BIASED_COIN, 0.7));
        String drawn = drawn(design);
        assertThat(drawn).isEqualTo(specified(new int[] {2, 1}, false, 0.7));
        // Han: the arms come in their ratio, whatever is minimised; four standard errors of 300 by chance alone.
        assertThat(drawn.chars().filter(c -> c == 'T').count()).isBetween(168L, 232L);
    }

    /** Every level is nearly even: by chance alone the arms would be 12 apart or more in one of four such levels. */
    @Test
    void keepsEveryLevelEven() {
        TrialDesign design = TrialFixture.minimised(1, 1, new Minimising(Measure.VARIANCE, Kind.BEST, 0.9));
        String drawn = drawn(design);
        for (Factor factor : design.factors()) {
            for (String level : factor.levels()) {
                int ahead = 0;
                for (int i = 0; i < drawn.length(); i++) {
                    if (level.equals(subject(i).get(factor.name()))) {
                        ahead += drawn.charAt(i) == 'T' ? 1 : -1;
                    }
                }
                assertThat(Math.abs(ahead)).as(level).isLessThanOrEqualTo(6);
            }
        }
    }

    /** An entry of a list is drawn by the ratio, the same before anybody is known, and counts once she is. */
    @Test
    void drawsListsInAdvanceAndCountsWhoWasEnteredByThem() {
        TrialDesign design = TrialFixture.minimised(1, 1, new Minimising(Measure.RANGE, Kind.BEST, 1));
        StratumDraws draws = StratumDraws.of(SECRET, trial, 1, design);
        String list = "emergency=" + UUID.randomUUID();
        List<Integer> before = new ArrayList<>();
        Place place = Place.FIRST;
        for (int i = 0; i < 40; i++) {
            before.add(draws.draw(list, place).arm());
            place = draws.next(list, place);
        }
        assertThat(before).contains(0, 1);
        for (int entry = 1; entry <= 40; entry++) {
            Draw entered = draws.draw(list, ListStratum.place(draws, list, entry), subject(0));
            assertThat(entered.arm()).isEqualTo(before.get(entry - 1));
            // Certain now: somebody of the same levels is drawn for against the one who was just entered.
            assertThat(draws.draw("minimised", new Place(entry, 0, 0), subject(0))
                            .arm())
                    .isEqualTo(1 - entered.arm());
        }
    }

    @Test
    void keepsNineDecimalsOfTheProbabilitiesSealed() {
        TrialDesign design = TrialFixture.minimised(1, 1, new Minimising(Measure.RANGE, Kind.BEST, 0.8));
        StratumDraws draws = StratumDraws.of(SECRET, trial, 1, design);
        Draw first = draws.draw("minimised", Place.FIRST, subject(0));
        Draw second = draws.draw("minimised", first.next(), subject(0));
        assertThat(first.remaining()).containsExactly(500_000_000, 500_000_000);
        int ahead = first.arm();
        assertThat(second.remaining()[1 - ahead]).isEqualTo(800_000_000);
        Draw read = Draw.of(second.toBytes());
        assertThat(read.arm()).isEqualTo(second.arm());
        assertThat(read.remaining()).isEqualTo(second.remaining());
        assertThat(second.next().sequence()).isEqualTo(3);
    }

    @Test
    void tallyComesBackFromItsBytes() {
        TrialDesign design = TrialFixture.minimised(1, 1, new Minimising(Measure.RANGE, Kind.BEST, 0.8));
        Tally tally = new Tally(design);
        for (int i = 0; i < 25; i++) {
            tally.add(subject(i), i % 3 == 0 ? 0 : 1);
        }
        tally.add(Map.of("grade", "HIGH"), 0);
        Tally again = Tally.of(design, tally.toBytes());
        assertThat(again.toBytes()).isEqualTo(tally.toBytes()).hasSize(4 * 4 * 2);
        assertThat(again.of(subject(0))).isDeepEqualTo(tally.of(subject(0)));
        int[][] hers = again.of(Map.of("grade", "MEDIUM", "priorBand", "nobody's"));
        long medium = java.util.stream.IntStream.range(0, 25)
                .filter(i -> "MEDIUM".equals(subject(i).get("grade")) && i % 3 == 0)
                .count();
        assertThat(hers[0][0]).isEqualTo((int) medium);
        assertThat(hers[1]).containsExactly(0, 0);
    }

    private String drawn(TrialDesign design) {
        TrialRehearsal rehearsal = new TrialRehearsal(SECRET, trial, design, 1000);
        List<TrialRehearsal.Answer> answers = new ArrayList<>();
        // Some come alone, some in batches.
        for (int from = 0; from < 300; ) {
            int to = Math.min(300, from + 1 + from % 7);
            answers.addAll(rehearsal.take(java.util.stream.IntStream.range(from, to)
                    .mapToObj(i -> Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), subject(i)))
                    .toList()));
            from = to;
        }
        assertThat(answers).hasSize(300).allMatch(one -> one.stratum().equals("minimised"));
        return answers.stream()
                .map(one -> one.arm() == Arm.TREATMENT ? "T" : "C")
                .collect(Collectors.joining());
    }

    private String specified(int[] ratio, boolean range, double p) {
        SecondMinimisation second = new SecondMinimisation(SECRET, trial.toString(), WEIGHTS, ratio, range, p);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            all.append(second.next(subject(i), i + 1));
        }
        return all.toString();
    }

    private static Map<String, String> subject(int i) {
        return Map.of(
                "grade",
                i * 7 % 11 < 7 ? "STANDARD" : "MEDIUM",
                "priorBand",
                i * 5 % 13 < 8 ? "2-3" : "4-7",
                "force",
                "X");
    }
}
