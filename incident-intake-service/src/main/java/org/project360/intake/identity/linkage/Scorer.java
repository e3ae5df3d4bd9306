package org.project360.intake.identity.linkage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Scores pairs of records by a model: the prior odds and the evidence log2(m/u) of each field, added in bits (I. Fellegi,
 * A. Sunter, A theory for record linkage, 1969), for equal values adjusted by how common the value is (W. Winkler, 2000).
 * A field that the model does not know is taken as assumed. Two records that are not of one person are of two people
 * anywhere or of two in one household; the latter share the address, which therefore tells them apart from nobody at home.
 * A model from records in which nobody lives together is used with {@link Caution} where the records say more than those.
 */
public final class Scorer {

    /** That a value is missing may say this much and no more, in bits. */
    private static final double MOST_OF_MISSING = 1;
    /** A group speaks for one person from here, in bits. */
    private static final double SPEAKS = 1;

    private static final int GROUPS_WANTED = 2;
    private static final Set<Group> OWN = EnumSet.of(Group.NAME, Group.CONTACT, Group.POLICE_ID);

    private final Comparison comparison;
    private final LinkageModel model;
    private final double[][] bits;
    private final @Nullable Frequencies[] frequencies;
    private final HouseholdRule household;
    private final OwnEvidence own;
    private final int town;

    public Scorer(LinkageModel fitted, List<Field> fields) {
        this.model = new Caution(fitted).modelFor(fields);
        this.comparison = new Comparison(fields);
        this.household = new HouseholdRule(fields);
        this.own = new OwnEvidence(fields, household);
        this.bits = new double[fields.size()][];
        this.frequencies = new Frequencies[fields.size()];
        this.town = fields.indexOf(Field.of(Kind.TOWN));
        Map<String, FieldModel> known = model.fieldsByName();
        for (int i = 0; i < fields.size(); i++) {
            FieldModel field = known.getOrDefault(fields.get(i).name(), FieldModel.assumed(fields.get(i)));
            bits[i] = bitsByLevel(field);
            frequencies[i] = field.frequencies();
        }
    }

    LinkageModel model() {
        return model;
    }

    /** Of the model as it holds for these fields. */
    public String modelVersion() {
        return model.version();
    }

    /** @param stored how many records there are, which tells how likely a match was before anything was compared */
    PairScore score(NormalRecord a, NormalRecord b, long stored) {
        Level[] levels = comparison.levels(a, b);
        double[] byGroup = new double[Group.values().length];
        int extras = 0;
        double sum = model.priorBits(stored);
        double home = model.householdPriorBits(stored);
        for (int i = 0; i < levels.length; i++) {
            double evidence = evidence(i, levels, a);
            Kind kind = comparison.fields().get(i).kind();
            sum += evidence;
            home += evidenceOfHome(kind, evidence);
            byGroup[kind.group().ordinal()] += evidence;
            extras += kind.group() == Group.EXTRA && evidence > SPEAKS ? 1 : 0;
        }
        boolean families = model.households().familyRule();
        boolean enough = enough(byGroup, extras) && (!families || extras > 0 || own.holds(levels));
        return new PairScore(sum - Log2.onePlusExp2(home), enough, families && household.twoOfFamily(levels));
    }

    /** Who was born on one day and lives at one address may be a twin: something of her own must speak for her, too. */
    private static boolean enough(double[] byGroup, int extras) {
        int groups = extras;
        for (Group group : Group.values()) {
            groups += group != Group.EXTRA && byGroup[group.ordinal()] > SPEAKS ? 1 : 0;
        }
        boolean ownSpeaks = extras > 0 || OWN.stream().anyMatch(group -> byGroup[group.ordinal()] > SPEAKS);
        return groups >= GROUPS_WANTED && ownSpeaks;
    }

    /** The same, field by field; with the prior the sum of all is the score. */
    List<FieldScore> explain(NormalRecord a, NormalRecord b, long stored) {
        Level[] levels = comparison.levels(a, b);
        List<FieldScore> scores = new ArrayList<>(levels.length + 1);
        double home = model.householdPriorBits(stored);
        for (int i = 0; i < levels.length; i++) {
            double evidence = evidence(i, levels, a);
            home += evidenceOfHome(comparison.fields().get(i).kind(), evidence);
            scores.add(new FieldScore(comparison.fields().get(i).name(), levels[i], evidence));
        }
        scores.add(new FieldScore("household", home > 0 ? Level.EQUAL : Level.DIFFERENT, -Log2.onePlusExp2(home)));
        return scores;
    }

    /** How far each field agrees, as text: what is left of the evidence of a pair without values and weights. */
    public String evidence(NormalRecord a, NormalRecord b) {
        Level[] levels = comparison.levels(a, b);
        StringJoiner evidence = new StringJoiner(" ");
        for (int i = 0; i < levels.length; i++) {
            evidence.add(comparison.fields().get(i).name() + "=" + levels[i]);
        }
        return evidence.toString();
    }

    /** People of one household share the address, and often a surname or a phone. */
    private static double evidenceOfHome(Kind kind, double evidence) {
        return switch (kind.group()) {
            case ADDRESS -> evidence;
            case CONTACT -> Math.max(0, evidence);
            default -> kind == Kind.SURNAME ? Math.max(0, evidence) : 0;
        };
    }

    private double evidence(int place, Level[] levels, NormalRecord a) {
        Level level = levels[place];
        double evidence = bits[place][level.ordinal()];
        if (level == Level.AREA && town >= 0 && levels[town] == Level.EQUAL) {
            // A town and the area of its postcodes are one fact.
            return Math.min(0, evidence);
        }
        if (level == Level.SIMILAR && comparison.fields().get(place).kind() == Kind.EMAIL) {
            // Addresses are made of names: those of two people of one name are similar, and the name was counted.
            return Math.min(0, evidence);
        }
        Frequencies terms = frequencies[place];
        if (terms == null || level != Level.EQUAL) {
            return evidence;
        }
        String value = Values.of(comparison.fields().get(place), a);
        return value == null ? evidence : evidence + terms.adjustment(value);
    }

    private static double[] bitsByLevel(FieldModel field) {
        double[] byLevel = new double[Level.values().length];
        Map<Level, LevelProbability> levels = new EnumMap<>(Level.class);
        field.levels().forEach(l -> levels.put(l.level(), l));
        levels.forEach((level, probability) -> byLevel[level.ordinal()] = probability.bits());
        byLevel[Level.ONE_MISSING.ordinal()] =
                Math.max(-MOST_OF_MISSING, Math.min(0, byLevel[Level.ONE_MISSING.ordinal()]));
        byLevel[Level.BOTH_MISSING.ordinal()] =
                Math.max(0, Math.min(MOST_OF_MISSING, byLevel[Level.BOTH_MISSING.ordinal()]));
        if (field.kind() == Kind.SURNAME) {
            byLevel[Level.SWAPPED.ordinal()] = 0;
        }
        return byLevel;
    }
}
