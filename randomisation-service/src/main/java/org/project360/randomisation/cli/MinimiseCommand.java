package org.project360.randomisation.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.project360.randomisation.method.Minimisation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code p360 trial minimise}. */
@Command(
        name = "minimise",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "What minimisation says of the next subject: the imbalance G and the probability of each arm.",
        footer = {
            "",
            "The state:",
            "  {\"arms\":[\"A\",\"B\"], \"ratio\":[1,1], \"measure\":\"range\", \"weights\":{\"sex\":1},",
            "   \"rule\":{\"kind\":\"best\",\"p\":0.8}, \"subjects\":[{\"arm\":\"A\",\"factors\":{\"sex\":\"F\"}}],",
            "   \"next\":{\"sex\":\"F\"}}",
            "Without ratio all arms are alike, without weights all factors of next. With weights, they name the factors.",
            "",
            "G of an arm (Pocock and Simon 1975): were the next subject put there, the measure of the counts of all arms",
            "among those who share her level, summed over the factors, each times its weight. Counts, with her, are",
            "divided by the arm's part of the ratio: (n + 1) / r. Measures: range; sd and variance with divisor N - 1;",
            "marginal-balance (Han et al. 2009): sum over pairs of arms of |x - y| / ((N - 1) * sum of the counts).",
            "",
            "best:        p for the least G, (1 - p) / (N - 1) for each other.",
            "rank:        q - 2 (N q - 1) / (N (N + 1)) k for the k-th least G; p is their q, 1/N to 2/(N - 1).",
            "biased-coin: Han et al. 2009, for unequal ratios: p for the arm of the lowest ratio when its G is least;",
            "             arm H of the least G has 1 - (R - rH) / (R - r1) (1 - p), any other r / (R - r1) (1 - p).",
            "Arms of equal G are ranked at random: each gets the mean over the orders of the equal ones."
        })
final class MinimiseCommand implements Callable<Integer> {

    private final Output output;

    @Option(names = "--state", required = true, paramLabel = "FILE", description = "The state, as JSON; see below.")
    Path state = Path.of("");

    @Option(names = "--json", description = "Answer with one line of JSON.")
    boolean json;

    MinimiseCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        JsonInput root = JsonInput.read("--state", state)
                .object(Set.of("arms", "ratio", "measure", "weights", "rule", "subjects", "next"));
        MinimisationInput input = new MinimisationInput(root);
        List<String> arms = input.arms();
        Map<String, Double> weights = weights(root);
        Minimisation method = input.method(arms.size(), List.copyOf(weights.values()));
        double[] g = method.imbalances(counts(root, arms, List.copyOf(weights.keySet())));
        output.answer(json, Output.members("g", byArm(arms, g), "probability", byArm(arms, method.probabilities(g))));
        return TrialMain.HOLDS;
    }

    private static Map<String, Double> weights(JsonInput root) {
        Map<String, JsonInput> next = root.required("next").members();
        if (next.isEmpty()) {
            throw root.at("next").fault("is empty", "give the next subject's level of each factor");
        }
        Map<String, Double> weights = new LinkedHashMap<>();
        Optional<JsonInput> given =
                root.find("weights").filter(w -> !w.members().isEmpty());
        given.ifPresentOrElse(
                all -> all.members().forEach((name, weight) -> {
                    if (!next.containsKey(name)) {
                        throw weight.fault("weighs a factor that /next does not have", "add the factor there");
                    }
                    weights.put(name, MinimisationInput.weight(weight));
                }),
                () -> next.keySet().forEach(name -> weights.put(name, 1.0)));
        next.forEach((name, level) -> {
            if (!weights.containsKey(name)) {
                throw level.fault("has no weight", "add it to /weights; 1 is neutral, 0 leaves the factor out");
            }
        });
        return weights;
    }

    private static int[][] counts(JsonInput root, List<String> arms, List<String> factors) {
        JsonInput next = root.required("next");
        List<String> hers =
                factors.stream().map(name -> next.required(name).level()).toList();
        int[][] counts = new int[factors.size()][arms.size()];
        List<JsonInput> subjects = root.find("subjects").map(JsonInput::items).orElseGet(ArrayList::new);
        for (JsonInput subject : subjects) {
            subject.object(Set.of("arm", "factors"));
            JsonInput armOf = subject.required("arm");
            int arm = arms.indexOf(armOf.text());
            if (arm < 0) {
                throw armOf.fault("is no arm of /arms", "take one of " + String.join(", ", arms));
            }
            JsonInput levels = subject.required("factors").object(Set.copyOf(factors));
            for (int factor = 0; factor < factors.size(); factor++) {
                if (levels.required(factors.get(factor)).level().equals(hers.get(factor))) {
                    counts[factor][arm]++;
                }
            }
        }
        return counts;
    }

    private static Map<String, Object> byArm(List<String> arms, double[] values) {
        Map<String, Object> byArm = new LinkedHashMap<>();
        for (int arm = 0; arm < values.length; arm++) {
            byArm.put(arms.get(arm), Output.number(values[arm]));
        }
        return byArm;
    }
}
