package org.project360.randomisation.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.randomisation.method.BigStick;
import org.project360.randomisation.method.BlockUrn;
import org.project360.randomisation.method.Blocks;
import org.project360.randomisation.method.CountRule;
import org.project360.randomisation.method.EfronCoin;
import org.project360.randomisation.method.InvalidMethod;
import org.project360.randomisation.method.Minimisation;
import org.project360.randomisation.method.Probability;
import org.project360.randomisation.method.Ratio;
import org.project360.randomisation.method.Simple;

/**
 * What is fixed at the freeze. {@code arms} are in the trial's order; {@code blockSizes} are each a multiple of the sum
 * of the ratio and are told to nobody who is blind; a stratum is one combination of the levels of {@code factors}.
 *
 * @param method the big stick if none is named
 * @param blockSizes permuted blocks: the sizes
 * @param mti big stick: the maximum tolerated imbalance; 4 if none is named
 * @param p Efron's coin: the probability of the arm behind, such as 2/3 or 0.7, with a denominator of at most 10^9
 * @param blockSize block urn: the balls in a full urn
 * @param minimisation minimisation: measure, rule and p
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialDesign(
        Method method,
        List<ArmShare> arms,
        List<Integer> blockSizes,
        List<Factor> factors,
        Unit unit,
        @Nullable Integer mti,
        @Nullable String p,
        @Nullable Integer blockSize,
        @Nullable Minimising minimisation) {

    /** The one stratum of a trial that minimises; a stratum by levels has an equals sign. */
    public static final String MINIMISED = "minimised";

    /** Names the strata of emergency lists, and no factor. */
    public static final String EMERGENCY = "emergency";

    /** What the ledger keeps of the odds is 4 bytes a number. */
    private static final long LARGEST_DENOMINATOR = 1_000_000_000;

    /** How arms are drawn. */
    public enum Method {
        SIMPLE,
        BIG_STICK,
        EFRON,
        BLOCK_URN,
        PERMUTED_BLOCKS,
        MINIMISATION
    }

    /** What is drawn for: the victim, everybody of her household, or victim and perpetrator. */
    public enum Unit {
        VICTIM,
        HOUSEHOLD,
        DYAD
    }

    public TrialDesign(
            @Nullable Method method,
            List<ArmShare> arms,
            @Nullable List<Integer> blockSizes,
            List<Factor> factors,
            Unit unit,
            @Nullable Integer mti,
            @Nullable String p,
            @Nullable Integer blockSize,
            @Nullable Minimising minimisation) {
        this.method = method == null ? Method.BIG_STICK : method;
        this.arms = List.copyOf(arms);
        this.blockSizes =
                blockSizes == null ? List.of() : blockSizes.stream().sorted().toList();
        this.factors = List.copyOf(factors);
        this.unit = unit;
        this.mti = mti;
        this.p = p;
        this.blockSize = blockSize;
        this.minimisation = minimisation;
        require(arms.size() >= 2, "arms", "A trial has at least two arms.");
        require(arms.stream().allMatch(share -> share.ratio() >= 1), "arms", "Every arm has a ratio of at least 1.");
        require(arms.stream().map(ArmShare::arm).distinct().count() == arms.size(), "arms", "An arm is named once.");
        require(
                arms.stream().allMatch(share -> share.ceiling() == null || share.ceiling() >= 1),
                "arms",
                "The ceiling of an arm is at least 1.");
        FactorChecks.check(this.factors, this.method);
        checkMethod();
    }

    /** Any other method than minimisation. */
    public TrialDesign(
            Method method,
            List<ArmShare> arms,
            @Nullable List<Integer> blockSizes,
            List<Factor> factors,
            Unit unit,
            @Nullable Integer mti,
            @Nullable String p,
            @Nullable Integer blockSize) {
        this(method, arms, blockSizes, factors, unit, mti, p, blockSize, null);
    }

    /** Permuted blocks. */
    public TrialDesign(Method method, List<ArmShare> arms, List<Integer> blockSizes, List<Factor> factors, Unit unit) {
        this(method, arms, blockSizes, factors, unit, null, null, null, null);
    }

    private void checkMethod() {
        require(mti == null || method == Method.BIG_STICK, "mti", "Only BIG_STICK takes mti.");
        require(p == null || method == Method.EFRON, "p", "Only EFRON takes p.");
        require(blockSize == null || method == Method.BLOCK_URN, "blockSize", "Only BLOCK_URN takes blockSize.");
        require(
                blockSizes.isEmpty() || method == Method.PERMUTED_BLOCKS,
                "blockSizes",
                "Only PERMUTED_BLOCKS takes blockSizes.");
        require(
                minimisation == null || method == Method.MINIMISATION,
                "minimisation",
                "Only MINIMISATION takes minimisation.");
        switch (method) {
            case PERMUTED_BLOCKS -> blocks();
            case MINIMISATION -> minimiser();
            case SIMPLE, BIG_STICK, EFRON, BLOCK_URN -> countRule();
        }
    }

    /** The parts of the arms, in their order. */
    public Ratio ratio() {
        return new Ratio(arms.stream().map(ArmShare::ratio).toList());
    }

    /** Whether an arm has a ceiling of its own. */
    public boolean limitsArms() {
        return arms.stream().anyMatch(share -> share.ceiling() != null);
    }

    /** The blocks of {@link Method#PERMUTED_BLOCKS}. */
    public Blocks blocks() {
        return new Blocks(ratio(), blockSizes);
    }

    /** The method of {@link Method#MINIMISATION}. */
    public Minimisation minimiser() {
        require(!factors.isEmpty(), "factors", "Minimisation needs at least one factor.");
        if (minimisation == null) {
            throw new InvalidMethod("minimisation", "Minimisation needs a measure, a rule and p.");
        }
        return minimisation.of(
                ratio(),
                factors.stream()
                        .map(factor -> factor.weight() == null ? 1.0 : factor.weight())
                        .toList());
    }

    /** The rule of every other method. */
    public CountRule countRule() {
        return switch (method) {
            case SIMPLE -> new Simple(ratio());
            case BIG_STICK -> new BigStick(ratio(), mti == null ? BigStick.DEFAULT_MTI : mti);
            case EFRON -> new EfronCoin(ratio(), efronsP());
            case BLOCK_URN -> new BlockUrn(ratio(), blockSize == null ? 0 : blockSize);
            case PERMUTED_BLOCKS, MINIMISATION -> throw new IllegalStateException(method + " is no count rule");
        };
    }

    /** The most draws that a stratum may be left in the middle of: the largest block, or a round of the ratio. */
    int largestBlock() {
        return switch (method) {
            case PERMUTED_BLOCKS -> Collections.max(blockSizes);
            case BLOCK_URN -> blockSize == null ? ratio().sum() : blockSize;
            case SIMPLE, BIG_STICK, EFRON, MINIMISATION -> ratio().sum();
        };
    }

    private Probability efronsP() {
        Probability probability = Probability.parse(p == null ? "2/3" : p);
        require(probability.denominator() <= LARGEST_DENOMINATOR, "p", "p has at most nine decimals.");
        return probability;
    }

    /**
     * The stratum of these covariates, {@code factor=level} joined with {@code |}; empty if one is missing or unknown. A trial
     * that minimises has the stratum {@link #MINIMISED} alone.
     */
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
        return Optional.of(method == Method.MINIMISATION ? MINIMISED : key.toString());
    }

    /** Every stratum there can be. */
    public List<String> strata() {
        List<String> strata = List.of("");
        if (method == Method.MINIMISATION) {
            return List.of(MINIMISED);
        }
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

    static void require(boolean holds, String parameter, String sentence) {
        if (!holds) {
            throw new InvalidMethod(parameter, sentence);
        }
    }
}
