package org.project360.randomisation.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.project360.randomisation.method.BigStick;
import org.project360.randomisation.method.BlockUrn;
import org.project360.randomisation.method.Blocks;
import org.project360.randomisation.method.CountRule;
import org.project360.randomisation.method.EfronCoin;
import org.project360.randomisation.method.ExactFigures;
import org.project360.randomisation.method.Figures;
import org.project360.randomisation.method.Probability;
import org.project360.randomisation.method.Ratio;
import org.project360.randomisation.method.Simple;
import org.project360.randomisation.method.SimulatedFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code p360 trial simulate}. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "How well a method can be guessed, and how well it balances.",
        footer = {
            "",
            "guessProbability      expected share of allocations guessed right by the convergence strategy (Blackwell and",
            "                      Hodges 1957): the arm furthest behind its ratio, a coin where arms are level. The guesser",
            "                      counts; he knows no block size and no place in a block.",
            "deterministicShare    expected share of allocations that had probability 1 given those before them (and, for",
            "                      permuted blocks, the size of the block).",
            "imbalanceSd           standard deviation about 0 of the final imbalance: nA - nB for two arms 1:1, otherwise",
            "                      the largest less the smallest of count - expected count.",
            "imbalanceMax          the largest imbalance at any time in any run; with --exact, in any possible sequence.",
            "guessProbabilityError Monte Carlo standard error of guessProbability; only where simulated.",
            "",
            "Every run is drawn as a trial would be, by HMAC-SHA256 under a secret derived from the seed.",
            "",
            "A design for minimisation (weights and probabilities may be left out: 1, and equal):",
            "  {\"arms\":[\"A\",\"B\"],\"ratio\":[1,1],\"measure\":\"range\",\"rule\":{\"kind\":\"best\",\"p\":0.8},",
            "   \"factors\":[{\"name\":\"grade\",\"weight\":2,\"levels\":[\"STANDARD\",\"MEDIUM\"],\"probabilities\":[0.7,0.3]}]}"
        })
final class SimulateCommand implements Callable<Integer> {

    private static final Map<String, String> PARAMETERS = Map.of(
            "big-stick", "--mti",
            "efron", "--p",
            "block-urn", "--block-size",
            "permuted-blocks", "--block-sizes",
            "minimisation", "--design");

    private final Output output;

    @Option(
            names = "--method",
            required = true,
            paramLabel = "METHOD",
            description = "simple, big-stick, efron, block-urn, permuted-blocks or minimisation.")
    String method = "";

    @Option(names = "--ratio", paramLabel = "A,B", split = ",", description = "Ratio of the arms; 1,1 if not given.")
    @Nullable
    List<Integer> ratio;

    @Option(names = "--mti", paramLabel = "K", description = "big-stick: maximum tolerated imbalance; 4 if not given.")
    @Nullable
    Integer mti;

    @Option(
            names = "--p",
            paramLabel = "P",
            description = "efron: probability of the arm behind, such as 0.75 or 2/3; 2/3 if not given.")
    @Nullable
    String p;

    @Option(names = "--block-size", paramLabel = "B", description = "block-urn: balls in a full urn.")
    @Nullable
    Integer blockSize;

    @Option(
            names = "--block-sizes",
            paramLabel = "B,B,...",
            split = ",",
            description = "permuted-blocks: the sizes, each equally likely for each block.")
    @Nullable
    List<Integer> blockSizes;

    @Option(names = "--design", paramLabel = "FILE", description = "minimisation: the design, see below.")
    @Nullable
    Path design;

    @Option(names = "--subjects", required = true, paramLabel = "N", description = "Subjects in each run.")
    int subjects;

    @Option(names = "--runs", paramLabel = "R", description = "Runs to simulate; 2000 if not given.")
    int runs = 2_000;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Any text; the same gives the same figures. 1 if not given.")
    String seed = "1";

    @Option(
            names = "--exact",
            description = "Exact figures instead of simulated ones; minimisation: for a dozen subjects or so.")
    boolean exact;

    @Option(names = "--json", description = "Answer with one line of JSON.")
    boolean json;

    SimulateCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        refuseForeignParameters();
        Figures figures = figures();
        Map<String, Object> members = Output.members(
                "guessProbability", Output.number(figures.guessProbability()),
                "deterministicShare", Output.number(figures.deterministicShare()),
                "imbalanceSd", Output.number(figures.imbalanceSd()),
                "imbalanceMax", Output.number(figures.imbalanceMax()));
        if (!exact) {
            members.put("guessProbabilityError", Output.number(figures.guessProbabilityError()));
        }
        output.answer(json, members);
        return TrialMain.HOLDS;
    }

    private Figures figures() {
        return switch (method) {
            case "simple" -> counted(new Simple(ratio()));
            case "big-stick" -> counted(new BigStick(ratio(), mti == null ? BigStick.DEFAULT_MTI : mti));
            case "efron" -> counted(new EfronCoin(ratio(), Probability.parse(p == null ? "2/3" : p)));
            case "block-urn" -> counted(new BlockUrn(ratio(), given(blockSize, "--block-size")));
            case "permuted-blocks" -> blocked(new Blocks(ratio(), given(blockSizes, "--block-sizes")));
            case "minimisation" -> minimised(given(design, "--design"));
            default ->
                throw new InputFault("--method: '" + method
                        + "' is no method; take simple, big-stick, efron, block-urn, permuted-blocks or minimisation.");
        };
    }

    private Figures counted(CountRule rule) {
        return exact
                ? ExactFigures.of(rule, subjects)
                : SimulatedFigures.of(rule).figures(subjects, runs, seed);
    }

    private Figures blocked(Blocks blocks) {
        return exact
                ? ExactFigures.of(blocks, subjects)
                : SimulatedFigures.of(blocks).figures(subjects, runs, seed);
    }

    private Figures minimised(Path file) {
        MinimisationDesign read = MinimisationDesign.read(file);
        return exact
                ? ExactFigures.of(read.method(), read.population(), subjects)
                : SimulatedFigures.of(read.method(), read.population()).figures(subjects, runs, seed);
    }

    private Ratio ratio() {
        return ratio == null ? Ratio.equal(2) : new Ratio(ratio);
    }

    private <T> T given(@Nullable T value, String option) {
        if (value == null) {
            throw new InputFault(option + ": --method " + method + " needs it; add " + option + ".");
        }
        return value;
    }

    private void refuseForeignParameters() {
        Set<String> foreign = new TreeSet<>();
        note(foreign, "--mti", mti);
        note(foreign, "--p", p);
        note(foreign, "--block-size", blockSize);
        note(foreign, "--block-sizes", blockSizes);
        note(foreign, "--design", design);
        foreign.remove(PARAMETERS.getOrDefault(method, ""));
        if (method.equals("minimisation")) {
            note(foreign, "--ratio", ratio);
        }
        if (!foreign.isEmpty()) {
            String first = foreign.iterator().next();
            throw new InputFault(first + ": --method " + method + " does not take it; leave it out.");
        }
    }

    private static void note(Set<String> given, String option, @Nullable Object value) {
        if (value != null) {
            given.add(option);
        }
    }
}
