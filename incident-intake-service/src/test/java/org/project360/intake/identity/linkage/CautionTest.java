package org.project360.intake.identity.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.project360.intake.identity.linkage.Records.at;
import static org.project360.intake.identity.linkage.Records.victim;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A model from records in which nobody lives together, where a forename that differs is a slip. */
class CautionTest {

    private static final List<Field> FITTED = Stream.of(
                    Kind.FORENAME, Kind.SURNAME, Kind.BIRTH_DATE, Kind.HOUSE_NUMBER, Kind.STREET, Kind.POSTCODE)
            .map(Field::of)
            .toList();
    private static final LinkageModel NOBODY_LIVES_TOGETHER = model(new Households(1e-9, false), 0.75);
    private static final NormalRecord SARAH =
            victim("Sarah", "Featherstone", "1980-02-03").living(List.of(at("12 Larch Road", "ZZ99 1AB")));
    private static final NormalRecord TWIN =
            victim("Wendy", "Featherstone", "1980-02-03").living(SARAH.addresses());

    @Test
    void twinsAreOnePersonForSuchRecordsAndTwoForRecordsThatSayMore() {
        assertThat(decision(FITTED).grade()).isEqualTo(Grade.CERTAIN);
        assertThat(decision(Records.FIELDS).grade()).isEqualTo(Grade.NONE);
        assertThat(decision(Records.FIELDS).reason()).isEqualTo(Reason.OTHER_OF_HOUSEHOLD);
    }

    @Test
    void aLevelSaysTheLessOfWhatWasFittedAndWhatIsAssumed() {
        Map<String, FieldModel> cautious =
                new Caution(NOBODY_LIVES_TOGETHER).modelFor(Records.FIELDS).fieldsByName();

        assertThat(bits(cautious.get("forename"), Level.EQUAL)).isCloseTo(Log2.of(0.80 / 0.006), within(1e-9));
        assertThat(bits(cautious.get("forename"), Level.DIFFERENT)).isCloseTo(Log2.of(0.05 / 0.97), within(1e-9));
        assertThat(bits(cautious.get("surname"), Level.EQUAL)).isCloseTo(3, within(1e-9));
        assertThat(cautious.get("forename").frequencies()).isNull();
    }

    @Test
    void itIsNamedAndNothingIsCertainSooner() {
        LinkageModel cautious = new Caution(NOBODY_LIVES_TOGETHER).modelFor(Records.FIELDS);

        assertThat(cautious.version()).isEqualTo("test-cautious");
        assertThat(cautious.thresholds().certain()).isEqualTo(0.95);
        assertThat(cautious.households().familyRule()).isTrue();
        assertThat(new Caution(model(new Households(1e-9, false), 0.99))
                        .modelFor(Records.FIELDS)
                        .thresholds()
                        .certain())
                .isEqualTo(0.99);
    }

    @Test
    void aModelThatKnowsHouseholdsOrAllFieldsIsUsedAsItIs() {
        LinkageModel households = model(new Households(1e-4, true), 0.75);

        assertThat(new Caution(households).modelFor(Records.FIELDS)).isSameAs(households);
        assertThat(new Caution(NOBODY_LIVES_TOGETHER).modelFor(FITTED)).isSameAs(NOBODY_LIVES_TOGETHER);
        assertThat(new Caution(NOBODY_LIVES_TOGETHER).modelFor(FITTED.subList(0, 3)))
                .isSameAs(NOBODY_LIVES_TOGETHER);
        assertThat(new Caution(NOBODY_LIVES_TOGETHER).unknown(Records.FIELDS)).containsExactly("phone");
    }

    private static Decision decision(List<Field> fields) {
        InMemoryPersons persons = new InMemoryPersons();
        persons.add(new java.util.UUID(0, 1), new StoredRecord("1", SARAH));
        return new Linker(new Scorer(NOBODY_LIVES_TOGETHER, fields), persons).decide(TWIN);
    }

    /** Forenames are worth more and tell less apart than assumed; surnames are worth less. */
    private static LinkageModel model(Households households, double certain) {
        List<FieldModel> fields = FITTED.stream()
                .map(field -> switch (field.kind()) {
                    case FORENAME -> with(field, new LevelProbability(Level.EQUAL, 0.8, 0.0001), 0.9);
                    case SURNAME -> with(field, new LevelProbability(Level.EQUAL, 0.8, 0.1), 0.9);
                    default -> FieldModel.assumed(field);
                })
                .toList();
        Thresholds thresholds = Thresholds.USUAL.withCertain(certain);
        return new LinkageModel("test", "a test", 1000, 0.0005, households, thresholds, fields);
    }

    private static FieldModel with(Field field, LevelProbability equal, double different) {
        List<LevelProbability> levels = FieldModel.assumed(field).levels().stream()
                .map(l -> l.level() == Level.EQUAL
                        ? equal
                        : l.level() == Level.DIFFERENT ? new LevelProbability(l.level(), different, different) : l)
                .toList();
        return new FieldModel(field.name(), field.kind(), levels, new Frequencies(0.001, 0.0005, Map.of()));
    }

    private static double bits(FieldModel field, Level level) {
        return field.levels().stream()
                .filter(l -> l.level() == level)
                .findFirst()
                .orElseThrow()
                .bits();
    }
}
