package org.project360.rehearsal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.project360.contracts.randomisation.Arm;
import org.project360.followup.evaluation.analysis.PrimaryTest;
import org.project360.randomisation.allocation.TrialRehearsal;
import org.project360.randomisation.method.TrialStream;
import org.project360.randomisation.trial.TrialDesign;

/**
 * One trial from its first candidate to its primary test.
 *
 * @param effect what treatment adds to the risk of the outcome, in millionths: 0 under the null
 */
record PaperRun(TrialDesign design, int subjects, String seed, int effect) {

    private static final int BATCH = 500;

    /** The p-value of the primary test, and the share of allocations that a guesser of the arm behind got right. */
    record Result(double p, double guessed) {}

    /** Trial {@code number} of the seed: its secret and its people are drawn independently of each other. */
    Result result(int number) {
        Population people = new Population(TrialStream.rehearsalSecret(seed + "/people", number));
        TrialRehearsal trial = new TrialRehearsal(
                TrialStream.rehearsalSecret(seed + "/trial", number), new UUID(0, number), design, subjects);
        Guesser guesser = new Guesser();
        List<PrimaryTest.Row> rows = new ArrayList<>(subjects);
        while (trial.units() < subjects) {
            for (TrialRehearsal.Answer answer : trial.take(people.next(BATCH))) {
                if (!answer.represented()) {
                    boolean treated = answer.arm() == Arm.TREATMENT;
                    boolean outcome = people.household(answer.unitId()).outcome(treated, effect);
                    rows.add(new PrimaryTest.Row(answer.stratum(), treated, outcome));
                    guesser.sees(answer.stratum(), treated);
                }
            }
        }
        return new Result(PrimaryTest.of(rows).p(), guesser.share());
    }

    /** Guesses the arm that is behind in the stratum, a coin where they are level (Blackwell and Hodges 1957). */
    private static final class Guesser {

        private final Map<String, Integer> ahead = new HashMap<>();
        private double right;
        private int guesses;

        private void sees(String stratum, boolean treated) {
            int lead = ahead.getOrDefault(stratum, 0);
            guesses++;
            if (lead == 0) {
                right += 0.5;
            } else if (treated == (lead < 0)) {
                right++;
            }
            ahead.put(stratum, lead + (treated ? 1 : -1));
        }

        private double share() {
            return right / guesses;
        }
    }
}
