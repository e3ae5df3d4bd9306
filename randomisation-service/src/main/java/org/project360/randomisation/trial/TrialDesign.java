package org.project360.randomisation.trial;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.method.Ratio;

/**
 * What is fixed at the freeze. {@code arms} are in the trial's order; {@code blockSizes} are each a multiple of the sum
 * of the ratio and are told to nobody who is blind; a stratum is one combination of the levels of {@code factors}.
 */
public record TrialDesign(
        Method method, List<ArmShare> arms, List<Integer> blockSizes, List<Factor> factors, Unit unit) {

    /** How arms are drawn. */
    public enum Method {
        PERMUTED_BLOCKS
    }

    /** What is drawn for: the victim, everybody of her household, or victim and perpetrator. */
    public enum Unit {
        VICTIM,
        HOUSEHOLD,
        DYAD
    }

    /** An arm and its part of the ratio. */
    public record ArmShare(Arm arm, int ratio) {}

    /** A covariate to stratify by, and the levels that it may have. */
    public record Factor(String name, List<String> levels) {
        public Factor {
            levels = List.copyOf(levels);
        }
    }

    public TrialDesign {
        arms = List.copyOf(arms);
        blockSizes = blockSizes.stream().sorted().toList();
        factors = List.copyOf(factors);
        int ratio = arms.stream().mapToInt(ArmShare::ratio).sum();
        require(arms.size() >= 2, "A trial has at least two arms.");
        require(arms.stream().allMatch(share -> share.ratio() >= 1), "Every arm has a ratio of at least 1.");
        require(arms.stream().map(ArmShare::arm).distinct().count() == arms.size(), "An arm is named once.");
        require(!blockSizes.isEmpty(), "Permuted blocks need at least one block size.");
        require(
                blockSizes.stream().allMatch(size -> size > 0 && size % ratio == 0),
                "Every block size is a multiple of the sum of the ratio.");
        require(new HashSet<>(blockSizes).size() == blockSizes.size(), "A block size is named once.");
        factors.forEach(factor -> {
            require(isPlain(factor.name()), "A factor's name is not blank and has no '|', '=' or line break.");
            require(!factor.levels().isEmpty(), "A factor has levels.");
            require(
                    factor.levels().stream().allMatch(TrialDesign::isPlain),
                    "A level is not blank and has no '|', '=' or line break.");
        });
    }

    /** The parts of the arms, in their order. */
    public Ratio ratio() {
        return new Ratio(arms.stream().map(ArmShare::ratio).toList());
    }

    /** The stratum of these covariates, {@code factor=level} joined with {@code |}; empty if one is missing or unknown. */
    public Optional<String> stratum(Map<String, String> covariates) {
        StringBuilder key = new StringBuilder();
        for (Factor factor : factors) {
            String level = covariates.get(factor.name());
            if (level == null || !factor.levels().contains(level)) {
                return Optional.empty();
            }
            key.append(key.isEmpty() ? "" : "|")
                    .append(factor.name())
                    .append('=')
                    .append(level);
        }
        return Optional.of(key.toString());
    }

    /** Every stratum there can be. */
    public List<String> strata() {
        List<String> strata = List.of("");
        for (Factor factor : factors) {
            List<String> longer = new ArrayList<>();
            for (String stratum : strata) {
                for (String level : factor.levels()) {
                    longer.add((stratum.isEmpty() ? "" : stratum + "|") + factor.name() + "=" + level);
                }
            }
            strata = longer;
        }
        return strata;
    }

    /** Whom the draw is for; null if the candidate does not say. */
    public @Nullable UUID unitOf(CandidateIdentified candidate) {
        return switch (unit) {
            case VICTIM -> candidate.personId();
            case HOUSEHOLD -> candidate.householdId();
            case DYAD -> candidate.dyadId();
        };
    }

    private static boolean isPlain(String text) {
        return !text.isBlank() && text.chars().noneMatch(c -> c == '|' || c == '=' || c == '\n');
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
