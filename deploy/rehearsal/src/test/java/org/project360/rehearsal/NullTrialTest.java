package org.project360.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.randomisation.allocation.TrialRehearsal;
import org.project360.randomisation.method.TrialStream;
import picocli.CommandLine;

class NullTrialTest {

    private static final int RUNS = 300;

    /**
     * Where the test is right, 300 trials reject 15 times, standard deviation 3.8: five or fewer, or 27 or more, come once in
     * two hundred seeds. A test at twice its level rejects 30 times.
     */
    @Test
    void findsADifferenceWhereThereIsNoneAboutOnceInTwentyTrials() {
        NullFigures figures =
                NullFigures.of(new PaperRun(RehearsalMain.bigStick(4), 1_015, "null-test", 0), RUNS, 0.05);

        assertThat(figures.typeOneError() * RUNS).isBetween(6.0, 26.0);
        assertThat(figures.guessProbability()).isBetween(0.55, 0.57);
    }

    /** The same machinery finds what is there: 10 points more than 35 % have power about .9 at 1,015. */
    @Test
    void findsADifferenceWhereThereIsOne() {
        NullFigures figures =
                NullFigures.of(new PaperRun(RehearsalMain.bigStick(4), 1_015, "effect", 100_000), 60, 0.05);

        assertThat(figures.typeOneError()).isGreaterThan(0.75);
    }

    @Test
    void drawsOnceForEachHouseholdUpToTheTarget() {
        Population people = new Population(TrialStream.rehearsalSecret("people", 1));
        TrialRehearsal trial = new TrialRehearsal(
                TrialStream.rehearsalSecret("trial", 1), new UUID(0, 1), RehearsalMain.bigStick(4), 200);
        List<TrialRehearsal.Answer> answers = trial.take(people.next(500));

        Set<UUID> drawn = new HashSet<>();
        answers.stream()
                .filter(answer -> !answer.represented())
                .forEach(answer -> assertThat(drawn.add(answer.unitId())).isTrue());
        assertThat(drawn).hasSize(200);
        assertThat(answers.stream().filter(TrialRehearsal.Answer::represented)).hasSizeGreaterThan(20);
        answers.stream()
                .filter(TrialRehearsal.Answer::represented)
                .forEach(again -> assertThat(
                                answers.stream().filter(a -> a.unitId().equals(again.unitId())))
                        .allMatch(first -> first.arm() == again.arm()));
    }

    @Test
    void saysItInOneLineOfJsonAndInTheExitCode() {
        StringWriter out = new StringWriter();
        CommandLine command =
                RehearsalMain.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));

        assertThat(command.execute("--runs", "20", "--subjects", "100", "--within", "1", "--json"))
                .isZero();
        assertThat(out.toString()).startsWith("{\"runs\":20,\"subjects\":100,\"alpha\":0.05,\"typeOneError\":");
        assertThat(command.execute("--runs", "20", "--subjects", "100", "--within", "1", "--guess-below", "0.5"))
                .isEqualTo(1);
        assertThat(command.execute("--mti", "0")).isEqualTo(2);
        assertThat(command.execute("--runs", "1")).isEqualTo(2);
    }
}
