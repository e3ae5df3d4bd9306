package org.project360.intake.identity.linkage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * That nobody lives together is known of the records a model was fitted from, and of no others. Records that say more than
 * those did are other records: of people who may live together, in other towns. For them the family rule holds, a level says
 * the less of what was fitted and what is assumed, and how common a value is where the model comes from counts for nothing.
 */
final class Caution {

    /** Of two estimates of each level the weaker one holds, so that less is needed than of {@link Thresholds#USUAL}. */
    private static final double CERTAIN = 0.95;

    private static final String SUFFIX = "-cautious";

    private final LinkageModel model;

    Caution(LinkageModel model) {
        this.model = model;
    }

    /** The fields, by name, that the model was not fitted with; a police person id is nobody's to fit. */
    List<String> unknown(List<Field> fields) {
        Set<String> known = model.fieldsByName().keySet();
        return fields.stream()
                .filter(f -> f.kind() != Kind.POLICE_ID && !known.contains(f.name()))
                .map(Field::name)
                .toList();
    }

    /** The model as it holds for records of these fields. */
    LinkageModel modelFor(List<Field> fields) {
        if (model.households().familyRule() || unknown(fields).isEmpty()) {
            return model;
        }
        LinkageModel assumed = LinkageModel.assumed(fields);
        double pair = Math.max(
                model.households().pairProbability(), assumed.households().pairProbability());
        double certain = Math.max(model.thresholds().certain(), CERTAIN);
        return new LinkageModel(
                model.version() + SUFFIX,
                model.fittedFrom(),
                model.records(),
                model.matchProbability(),
                new Households(pair, true),
                model.thresholds().withCertain(certain),
                model.fields().stream().map(Caution::weaker).toList());
    }

    private static FieldModel weaker(FieldModel fitted) {
        Map<Level, LevelProbability> assumed = new EnumMap<>(Level.class);
        FieldModel.assumed(new Field(fitted.name(), fitted.kind(), -1))
                .levels()
                .forEach(l -> assumed.put(l.level(), l));
        List<LevelProbability> levels = new ArrayList<>();
        for (LevelProbability level : fitted.levels()) {
            LevelProbability other = assumed.getOrDefault(level.level(), level);
            levels.add(other.bits() < level.bits() ? other : level);
        }
        return new FieldModel(fitted.name(), fitted.kind(), levels, null);
    }
}
