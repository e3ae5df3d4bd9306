package org.project360.intake.identity.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.project360.intake.identity.linkage.Records.victim;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.project360.intake.identity.normal.Email;
import org.project360.intake.identity.normal.HomeAddress;

class ScorerTest {

    /** So that households play no part. */
    private static final Households NOBODY_AT_HOME = new Households(1e-12, true);

    private static final double PRIOR = Log2.odds(0.001);
    private static final Field FORENAME = Field.of(Kind.FORENAME);
    private static final Field BIRTH = Field.of(Kind.BIRTH_DATE);

    /** log2(0.8/0.006) + log2(0.04/0.0006), and the prior log2(0.001/0.999). */
    @Test
    void addsTheEvidenceOfEachField() {
        Scorer scorer = new Scorer(modelOf(FORENAME, BIRTH), List.of(FORENAME, BIRTH));

        PairScore score = scorer.score(victim("Sarah", "A", "1980-02-03"), victim("Sarah", "B", "1980-02-08"), 0);

        assertThat(score.bits()).isCloseTo(7.0589 + 6.0589 - 9.9643, within(0.001));
        assertThat(score.probability()).isCloseTo(0.8989, within(0.001));
    }

    /** log2(0.05/0.97) + log2(0.025/0.976). */
    @Test
    void disagreementSpeaksAgainst() {
        Scorer scorer = new Scorer(modelOf(FORENAME, BIRTH), List.of(FORENAME, BIRTH));

        PairScore score = scorer.score(victim("Sarah", "A", "1980-02-03"), victim("Wendy", "B", "1953-11-27"), 0);

        assertThat(score.bits()).isCloseTo(-4.2780 - 5.2869 - 9.9643, within(0.001));
    }

    /** Who shares an address and no more is of the household: the address is no evidence between them. */
    @Test
    void anAddressTellsNobodyApartFromTheHousehold() {
        Scorer scorer = new Scorer(LinkageModel.assumed(Records.FIELDS), Records.FIELDS);
        NormalRecord one = victim("Sarah", "Jones", "1980-02-03").living(List.of(Records.at("1 Elm Close", "ZZ1 1AA")));
        NormalRecord other = victim("Wendy", "Oaken", "1953-11-27").living(one.addresses());

        assertThat(scorer.score(one, other, 1000).probability()).isLessThan(0.01);
    }

    @Test
    void theExplanationAddsUpToTheScore() {
        Scorer scorer = new Scorer(LinkageModel.assumed(Records.FIELDS), Records.FIELDS);
        NormalRecord one = victim("Sarah", "Jones", "1980-02-03");
        NormalRecord other = victim("Sally", "Jones", null);

        List<FieldScore> fields = scorer.explain(one, other, 5000);

        assertThat(fields.stream().mapToDouble(FieldScore::bits).sum()
                        + scorer.model().priorBits(5000))
                .isCloseTo(scorer.score(one, other, 5000).bits(), within(1e-9));
        assertThat(fields).extracting(FieldScore::field).contains("forename", "birth_date", "police_id");
        assertThat(fields.get(0).level()).isEqualTo(Level.NICKNAME);
    }

    @Test
    void aRareNameIsMoreEvidenceThanACommonOne() {
        Frequencies names = new Frequencies(0.001, 0.0002, Map.of("jones", 0.016));

        assertThat(names.adjustment("jones")).isCloseTo(-4, within(1e-9));
        assertThat(names.adjustment("featherstonehaugh")).isCloseTo(2.3219, within(1e-4));
        assertThat(new Frequencies(0.5, 0.000001, Map.of()).adjustment("x")).isEqualTo(6);
    }

    @Test
    void frequencyCountsWhereNamesAreEqualAlone() {
        Field surname = Field.of(Kind.SURNAME);
        FieldModel assumed = FieldModel.assumed(surname);
        LinkageModel model = modelOf(new FieldModel(
                "surname", Kind.SURNAME, assumed.levels(), new Frequencies(0.002, 0.0005, Map.of("jones", 0.016))));
        Scorer scorer = new Scorer(model, List.of(surname));

        double common = scorer.score(victim("A", "Jones", null), victim("B", "Jones", null), 0)
                .bits();
        double rare = scorer.score(victim("A", "Vossberg", null), victim("B", "Vossberg", null), 0)
                .bits();
        double near = scorer.score(victim("A", "Jones", null), victim("B", "Jonas", null), 0)
                .bits();

        assertThat(rare - common).isCloseTo(5, within(1e-6));
        assertThat(near).isCloseTo(Log2.of(0.05 / 0.001) + PRIOR, within(1e-6));
    }

    /** Both missing may speak a little for one person, one missing a little against, and neither more than a bit. */
    @Test
    void whatIsMissingSaysLittle() {
        FieldModel fitted = FieldModel.of(
                BIRTH,
                Kind.BIRTH_DATE.assumedM(),
                Kind.BIRTH_DATE.assumedU(),
                new double[][] {{0.001, 0.5}, {0.5, 0.001}},
                null);
        Scorer scorer = new Scorer(modelOf(fitted), List.of(BIRTH));

        assertThat(scorer.score(victim("A", "B", null), victim("A", "B", null), 0)
                        .bits())
                .isCloseTo(1 + PRIOR, within(1e-6));
        assertThat(scorer.score(victim("A", "B", "1980-02-03"), victim("A", "B", null), 0)
                        .bits())
                .isCloseTo(-1 + PRIOR, within(1e-6));
    }

    @Test
    void namesInEachOthersPlaceCountOnce() {
        List<Field> both = List.of(FORENAME, Field.of(Kind.SURNAME));
        Scorer scorer = new Scorer(modelOf(both.get(0), both.get(1)), both);

        double bits = scorer.score(victim("Sarah", "Jones", null), victim("Jones", "Sarah", null), 0)
                .bits();

        assertThat(bits).isCloseTo(Log2.of(0.01 / 0.00001) + PRIOR, within(1e-6));
    }

    /** log2(0.8/0.1) for the town, and nothing for the area that goes with it; without the town log2(0.09/0.05). */
    @Test
    void aTownAndTheAreaOfItsPostcodesAreOneFact() {
        Field town = Field.of(Kind.TOWN);
        Field postcode = Field.of(Kind.POSTCODE);
        Scorer scorer = new Scorer(modelOf(town, postcode), List.of(town, postcode));

        double both = scorer.score(of("Fallowby", "ZZ9 1AA"), of("Fallowby", "ZZ9 8XY"), 0)
                .bits();
        double areaAlone =
                scorer.score(of(null, "ZZ9 1AA"), of(null, "ZZ9 8XY"), 0).bits();

        assertThat(both).isCloseTo(3 + PRIOR, within(1e-6));
        assertThat(areaAlone).isCloseTo(0.8480 + PRIOR, within(0.001));
        assertThat(scorer.explain(of("Fallowby", "ZZ9 1AA"), of("Fallowby", "ZZ9 8XY"), 0)
                        .get(1)
                        .bits())
                .isZero();
    }

    @Test
    void anAddressMadeOfTheNameIsNoFurtherEvidence() {
        Field email = Field.of(Kind.EMAIL);
        Scorer scorer = new Scorer(modelOf(email), List.of(email));
        NormalRecord one = victim("Sarah", "Jones", null).reachedAt(email("sarah.jones1a@example.org"));
        NormalRecord namesake = victim("Sarah", "Jones", null).reachedAt(email("sarah.jones82@example.org"));

        assertThat(scorer.explain(one, namesake, 0).get(0).level()).isEqualTo(Level.SIMILAR);
        assertThat(scorer.score(one, namesake, 0).bits()).isCloseTo(PRIOR, within(1e-6));
        assertThat(scorer.score(one, one, 0).bits()).isCloseTo(Log2.of(0.7 / 0.00003) + PRIOR, within(1e-6));
    }

    /** A twin has the birth and the address too: with no name in common something else of her own must speak for her. */
    @Test
    void aDayOfBirthAtOneAddressIsNotEnough() {
        Scorer scorer = new Scorer(LinkageModel.assumed(Records.FIELDS), Records.FIELDS);
        NormalRecord one =
                victim("Harpreet", "Sandhu", "1985-04-02").living(List.of(Records.at("1 Elm Close", "ZZ1 1AA")));
        NormalRecord other = victim("ਹਰਪ੍ਰੀਤ", "ਸੰਧੂ", "1985-04-02").living(one.addresses());
        Contacts phone = Records.phone("07700 900123");

        assertThat(scorer.score(one, other, 0).enough()).isFalse();
        assertThat(scorer.score(one.reachedAt(phone), other.reachedAt(phone), 0).enough())
                .isTrue();
        assertThat(scorer.score(one, one, 0).enough()).isTrue();
    }

    @Test
    void aModelFittedWithOtherColumnsIsUsedAsFarAsItGoes() {
        Scorer scorer = new Scorer(modelOf(FORENAME), List.of(FORENAME, BIRTH));

        double bits = scorer.score(victim("Sarah", "A", "1980-02-03"), victim("Sarah", "B", "1980-02-03"), 0)
                .bits();

        assertThat(bits).isCloseTo(Log2.of(0.8 / 0.006) + Log2.of(0.9 / 0.00004) + PRIOR, within(1e-6));
    }

    @Test
    void theMoreRecordsTheLessLikelyIsARandomPair() {
        LinkageModel model = LinkageModel.assumed(List.of(FORENAME));

        assertThat(model.priorBits(0)).isEqualTo(model.priorBits(1000));
        assertThat(model.priorBits(1000) - model.priorBits(1_024_000)).isCloseTo(10, within(0.01));
    }

    @Test
    void aModelIsTheSameAfterItWasWrittenAndRead() throws Exception {
        LinkageModel model = modelOf(FieldModel.of(
                        FORENAME,
                        Kind.FORENAME.assumedM(),
                        Kind.FORENAME.assumedU(),
                        new double[][] {{0.1, 0.2}, {0.3, 0.4}},
                        new Frequencies(0.001, 0.0002, Map.of("jones", 0.016))))
                .named();

        LinkageModel read = ModelJson.read(ModelJson.write(model).getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(read).isEqualTo(model);
        assertThat(read.named().version()).isEqualTo(model.version()).startsWith("fs-");
    }

    private static NormalRecord of(@Nullable String town, String postcode) {
        return victim("A", "B", null).living(List.of(HomeAddress.of(null, null, town, postcode)));
    }

    private static Contacts email(String address) {
        return new Contacts(List.of(), List.of(Email.of(address)));
    }

    private static LinkageModel modelOf(Field... fields) {
        return new LinkageModel(
                "test",
                "a test",
                1000,
                0.001,
                NOBODY_AT_HOME,
                Thresholds.USUAL,
                java.util.Arrays.stream(fields).map(FieldModel::assumed).toList());
    }

    private static LinkageModel modelOf(FieldModel field) {
        return new LinkageModel("test", "a test", 1000, 0.001, NOBODY_AT_HOME, Thresholds.USUAL, List.of(field));
    }
}
