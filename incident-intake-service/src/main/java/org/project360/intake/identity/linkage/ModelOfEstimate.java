package org.project360.intake.identity.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a model of fitted parameters: what missing values say, how common values are, the version. */
final class ModelOfEstimate {

    /** Values of fewer records than this, or of a smaller share of them, are not named in a model. */
    private static final int COMMON = 5;

    private static final double COMMON_SHARE = 0.001;
    /** The same for values that say where or when: few people have the same, so that one of them is named. */
    private static final int COMMON_IF_TELLING = 20;

    private static final double COMMON_SHARE_IF_TELLING = 0.01;

    private static final double SMOOTHING = 1;

    private final List<Field> fields;
    private final List<NormalRecord> records;
    private final Estimate estimate;
    private final List<Pattern> random;
    private final List<Pattern> candidates;

    ModelOfEstimate(
            List<Field> fields,
            List<NormalRecord> records,
            Estimate estimate,
            List<Pattern> random,
            List<Pattern> candidates) {
        this.fields = fields;
        this.records = records;
        this.estimate = estimate;
        this.random = random;
        this.candidates = candidates;
    }

    LinkageModel model(String fittedFrom, Households households) {
        List<FieldModel> models = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            double[] u = estimate.u()[i];
            models.add(FieldModel.of(fields.get(i), estimate.m()[i], u, missing(i), frequencies(fields.get(i), u[0])));
        }
        Thresholds thresholds = Thresholds.USUAL.withCertain(CertainThreshold.of(candidates, estimate));
        return new LinkageModel("", fittedFrom, records.size(), estimate.lambda(), households, thresholds, models)
                .named();
    }

    private double[][] missing(int field) {
        double[][] shares = new double[2][];
        int[] codes = {Pattern.ONE_MISSING, Pattern.BOTH_MISSING};
        for (int k = 0; k < codes.length; k++) {
            shares[k] = new double[] {share(candidates, field, codes[k], true), share(random, field, codes[k], false)};
        }
        return shares;
    }

    /** The share of pairs with this code, among those of one person or of two. */
    private double share(List<Pattern> patterns, int field, int code, boolean matched) {
        double with = SMOOTHING;
        double all = 2 * SMOOTHING;
        for (Pattern pattern : patterns) {
            double match = estimate.probability(pattern.levels());
            double weight = (matched ? match : 1 - match) * pattern.count();
            all += weight;
            with += pattern.levels()[field] == code ? weight : 0;
        }
        return with / all;
    }

    private @Nullable Frequencies frequencies(Field field, double uOfEqual) {
        if (!Values.counted(field.kind())) {
            return null;
        }
        Map<String, Integer> counts = new HashMap<>();
        int all = 0;
        for (NormalRecord record : records) {
            String value = Values.of(field, record);
            if (value != null) {
                counts.merge(value, 1, Integer::sum);
                all++;
            }
        }
        if (all == 0) {
            return null;
        }
        Map<String, Double> common = new TreeMap<>();
        double least = leastOfCommon(field.kind(), all);
        int rareValues = 0;
        int rareRecords = 0;
        for (Map.Entry<String, Integer> value : counts.entrySet()) {
            if (value.getValue() >= least) {
                common.put(value.getKey(), value.getValue() / (double) all);
            } else {
                rareValues++;
                rareRecords += value.getValue();
            }
        }
        double rare = rareValues == 0 ? 1.0 / all : rareRecords / (double) rareValues / all;
        return new Frequencies(uOfEqual, rare, common);
    }

    private static double leastOfCommon(Kind kind, int all) {
        return switch (kind) {
            case BIRTH_DATE, STREET, POSTCODE -> Math.max(COMMON_IF_TELLING, COMMON_SHARE_IF_TELLING * all);
            default -> Math.max(COMMON, COMMON_SHARE * all);
        };
    }
}
