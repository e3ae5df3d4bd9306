package org.project360.randomisation.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.project360.randomisation.method.Minimisation;
import org.project360.randomisation.method.Population;

/** A minimisation and who might come, for {@code simulate}. */
record MinimisationDesign(Minimisation method, Population population) {

    private static final double SUM_TOLERANCE = 1e-9;

    static MinimisationDesign read(Path file) {
        JsonInput root = JsonInput.read("--design", file).object(Set.of("arms", "ratio", "measure", "rule", "factors"));
        List<Double> weights = new ArrayList<>();
        List<List<Double>> levels = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonInput factor : root.required("factors").items()) {
            factor.object(Set.of("name", "weight", "levels", "probabilities"));
            JsonInput name = factor.required("name");
            if (!names.add(name.text())) {
                throw name.fault("is named twice", "give each factor a name of its own");
            }
            weights.add(factor.find("weight").map(MinimisationInput::weight).orElse(1.0));
            levels.add(probabilities(factor));
        }
        if (weights.isEmpty()) {
            throw root.at("factors").fault("is empty", "name at least one factor");
        }
        MinimisationInput input = new MinimisationInput(root);
        return new MinimisationDesign(input.method(input.arms().size(), weights), new Population(levels));
    }

    private static List<Double> probabilities(JsonInput factor) {
        JsonInput levels = factor.required("levels");
        int count = levels.items().size();
        if (count == 0
                || levels.items().stream().map(JsonInput::level).distinct().count() < count) {
            throw levels.fault("does not name one or more different levels", "name each once");
        }
        return factor.find("probabilities")
                .map(given -> checked(given, count))
                .orElseGet(() -> MinimisationInput.equalShares(count));
    }

    private static List<Double> checked(JsonInput given, int levels) {
        List<Double> probabilities =
                given.items().stream().map(JsonInput::number).toList();
        double sum = probabilities.stream().mapToDouble(Double::doubleValue).sum();
        if (probabilities.size() != levels
                || probabilities.stream().anyMatch(p -> p < 0)
                || Math.abs(sum - 1) > SUM_TOLERANCE) {
            throw given.fault("is not a probability for each of the " + levels + " levels", "let them sum to 1");
        }
        return probabilities;
    }
}
