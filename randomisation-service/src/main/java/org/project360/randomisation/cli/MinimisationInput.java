package org.project360.randomisation.cli;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.project360.randomisation.method.ArmRule;
import org.project360.randomisation.method.InvalidMethod;
import org.project360.randomisation.method.Measure;
import org.project360.randomisation.method.Minimisation;
import org.project360.randomisation.method.Ratio;

/** What the design and the state of a minimisation have in common: arms, ratio, measure, rule. */
record MinimisationInput(JsonInput root) {

    List<String> arms() {
        JsonInput arms = root.required("arms");
        List<String> names = arms.items().stream().map(JsonInput::text).toList();
        if (names.size() < 2 || names.stream().distinct().count() < names.size()) {
            throw arms.fault("does not name two or more different arms", "name each once");
        }
        return names;
    }

    private Ratio ratio(int arms) {
        Optional<JsonInput> ratio = root.find("ratio");
        if (ratio.isEmpty()) {
            return Ratio.equal(arms);
        }
        List<JsonInput> parts = ratio.get().items();
        if (parts.size() != arms) {
            throw ratio.get().fault("has " + parts.size() + " parts for " + arms + " arms", "give each arm one");
        }
        for (JsonInput part : parts) {
            if (part.integer() < 1 || part.integer() > 1_000) {
                throw part.fault("is not of 1 to 1000", "leave out an arm that gets nobody");
            }
        }
        return new Ratio(parts.stream().map(part -> (int) part.integer()).toList());
    }

    private Measure measure() {
        JsonInput measure = root.required("measure");
        return Arrays.stream(Measure.values())
                .filter(known -> known.code().equals(measure.text()))
                .findFirst()
                .orElseThrow(() -> measure.fault(
                        "is no measure",
                        "take "
                                + Arrays.stream(Measure.values())
                                        .map(Measure::code)
                                        .collect(Collectors.joining(", "))));
    }

    private ArmRule rule() {
        JsonInput rule = root.required("rule").object(Set.of("kind", "p"));
        JsonInput kind = rule.required("kind");
        return new ArmRule(
                Arrays.stream(ArmRule.Kind.values())
                        .filter(known -> known.code().equals(kind.text()))
                        .findFirst()
                        .orElseThrow(() -> kind.fault("is no rule", "take best, rank or biased-coin")),
                rule.required("p").number());
    }

    /** The method with these weights, one for each factor. */
    Minimisation method(int arms, List<Double> weights) {
        try {
            return new Minimisation(ratio(arms), measure(), weights, rule());
        } catch (InvalidMethod invalid) {
            String at = invalid.parameter().equals("p") ? "/rule/p" : "/" + invalid.parameter();
            throw new InputFault(root.option() + " " + at + ": " + invalid.getMessage());
        }
    }

    static double weight(JsonInput weight) {
        if (weight.number() < 0) {
            throw weight.fault("is negative", "give a weight of at least 0");
        }
        return weight.number();
    }

    static List<Double> equalShares(int count) {
        return Collections.nCopies(count, 1.0 / count);
    }
}
