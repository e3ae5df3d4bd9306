package org.project360.intake.identity.linkage;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A fitted model. {@code matchProbability} is the probability that two random records are of one person among
 * {@code records} of them.
 */
public record LinkageModel(
        String version,
        String fittedFrom,
        long records,
        double matchProbability,
        Households households,
        Thresholds thresholds,
        List<FieldModel> fields) {

    /** Before any data was seen. */
    public static LinkageModel assumed(List<Field> fields) {
        List<FieldModel> assumed = fields.stream().map(FieldModel::assumed).toList();
        return new LinkageModel(
                "assumed", "nothing", 1000, 0.0005, new Households(0.0005, true), Thresholds.USUAL, assumed);
    }

    /**
     * The prior odds in bits beside so many stored records: a person has about as many records however many others are
     * stored, so that a random pair is the less likely of one person the more there are.
     */
    public double priorBits(long stored) {
        return scaled(matchProbability, stored);
    }

    /** The same for two people of one household. */
    double householdPriorBits(long stored) {
        return scaled(households.pairProbability(), stored);
    }

    private double scaled(double probability, long stored) {
        return Log2.odds(Math.min(probability * records / Math.max(records, stored), 0.5));
    }

    /** With the version that its content gives it. */
    public LinkageModel named() {
        LinkageModel unnamed = withVersion("");
        return withVersion("fs-" + ModelJson.digest(unnamed));
    }

    private LinkageModel withVersion(String other) {
        return new LinkageModel(other, fittedFrom, records, matchProbability, households, thresholds, fields);
    }

    Map<String, FieldModel> fieldsByName() {
        return fields.stream().collect(Collectors.toMap(FieldModel::name, Function.identity()));
    }
}
