package org.project360.rehearsal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.method.InvalidMethod;
import org.project360.randomisation.trial.ArmShare;
import org.project360.randomisation.trial.Factor;
import org.project360.randomisation.trial.TrialDesign;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code p360 trial simulate-null}. */
@Command(
        name = "p360 trial simulate-null",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs whole trials in which treatment changes nothing, and says how often the primary test finds a difference:",
            "the service's own allocation by the big stick in four strata, on made-up candidates who come again, come",
            "incomplete and share households, and the service's own primary test on the result."
        },
        exitCodeList = {
            "0:the type I error is alpha within --within, the guess probability below --guess-below",
            "1:one of them is not",
            "2:an option cannot be used"
        })
public final class RehearsalMain implements Callable<Integer> {

    @Option(names = "--runs", defaultValue = "2000", description = "Trials (default: ${DEFAULT-VALUE}).")
    int runs;

    @Option(names = "--subjects", defaultValue = "1015", description = "Units in each (default: ${DEFAULT-VALUE}).")
    int subjects;

    @Option(
            names = "--mti",
            defaultValue = "4",
            description = "Maximum tolerated imbalance (default: ${DEFAULT-VALUE}).")
    int mti;

    @Option(names = "--alpha", defaultValue = "0.05", description = "Level of the test (default: ${DEFAULT-VALUE}).")
    double alpha;

    @Option(
            names = "--within",
            defaultValue = "0.01",
            description = "Tolerance of the level (default: ${DEFAULT-VALUE}).")
    double within;

    @Option(
            names = "--guess-below",
            defaultValue = "0.57",
            description = "Most to be guessed (default: ${DEFAULT-VALUE}).")
    double guessBelow;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed, the same figures (default: ${DEFAULT-VALUE}).")
    String seed;

    @Option(names = "--json", description = "Answer with one line of JSON.")
    boolean json;

    @Spec
    @Nullable
    CommandSpec spec;

    private RehearsalMain() {}

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new RehearsalMain());
    }

    @Override
    public Integer call() throws Exception {
        if (runs < 2 || subjects < 2 || alpha <= 0 || alpha >= 1) {
            throw new CommandLine.ParameterException(
                    line(), "At least two runs of two subjects are needed, and an alpha between 0 and 1.");
        }
        NullFigures figures = NullFigures.of(new PaperRun(design(), subjects, seed, 0), runs, alpha);
        PrintWriter out = line().getOut();
        if (json) {
            out.println(JsonMapper.builder().build().writeValueAsString(figures));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%d trials of %d under the null, big stick, MTI %d%n"
                            + "type I error at %.3f: %.4f (standard error %.4f)%n"
                            + "guess probability: %.4f (standard error %.5f)%n",
                    runs,
                    subjects,
                    mti,
                    alpha,
                    figures.typeOneError(),
                    figures.typeOneErrorError(),
                    figures.guessProbability(),
                    figures.guessProbabilityError());
        }
        out.flush();
        return Math.abs(figures.typeOneError() - alpha) <= within && figures.guessProbability() < guessBelow ? 0 : 1;
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec).commandLine();
    }

    private TrialDesign design() {
        try {
            return bigStick(mti);
        } catch (InvalidMethod e) {
            throw new CommandLine.ParameterException(line(), "--mti: " + e.getMessage(), e);
        }
    }

    /** The strata of Project 360, by the big stick. */
    static TrialDesign bigStick(int mti) {
        return new TrialDesign(
                TrialDesign.Method.BIG_STICK,
                List.of(new ArmShare(Arm.TREATMENT, 1), new ArmShare(Arm.CONTROL, 1)),
                List.of(),
                List.of(
                        new Factor("grade", List.of("STANDARD", "MEDIUM")),
                        new Factor("priorBand", List.of("2-3", "4-7"))),
                TrialDesign.Unit.HOUSEHOLD,
                mti,
                null,
                null);
    }
}
