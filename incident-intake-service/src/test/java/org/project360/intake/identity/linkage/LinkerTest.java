package org.project360.intake.identity.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.project360.intake.identity.linkage.Records.at;
import static org.project360.intake.identity.linkage.Records.phone;
import static org.project360.intake.identity.linkage.Records.stream;
import static org.project360.intake.identity.linkage.Records.victim;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.project360.intake.identity.linkage.Records.Stream;
import org.project360.intake.identity.normal.DatePattern;
import org.project360.intake.identity.normal.HomeAddress;
import org.project360.intake.identity.normal.Names;

class LinkerTest {

    private static final NormalRecord SARAH =
            victim("Sarah", "Featherstone", "1980-02-03").living(List.of(at("12 Larch Road", "ZZ99 1AB")));

    private final Stream stream = stream();

    @Test
    void theSameDetailsAreTheSamePerson() {
        stream.take(SARAH);

        Decision decision = stream.take(SARAH);

        assertThat(decision.grade()).isEqualTo(Grade.CERTAIN);
        assertThat(decision.reason()).isEqualTo(Reason.CLEAR);
        assertThat(decision.modelVersion()).isEqualTo("assumed");
        assertThat(decision.fields().stream().mapToDouble(FieldScore::bits).sum() + decision.priorBits())
                .isCloseTo(decision.bits(), within(1e-9));
        assertThat(decision.toString()).doesNotContainIgnoringCase("sarah");
    }

    @Test
    void whoMovedIsFoundByNameAndBirth() {
        stream.take(SARAH);

        Decision decision = stream.take(victim("Sarah", "Featherstone", "1980-02-03")
                .living(List.of(at("3 Elm Close", "ZZ98 2CD"), at("12 Larch Road", "ZZ99 1AB"))));

        assertThat(decision.grade()).isEqualTo(Grade.CERTAIN);
    }

    @Test
    void namesInOtherPlacesAndASlipInTheDate() {
        stream.take(SARAH);

        assertThat(stream.take(victim("Featherstone", "Sarah", "1980-02-08")
                                .living(List.of(at("12 Larch Rd", "ZZ99 1AB"))))
                        .grade())
                .isEqualTo(Grade.CERTAIN);
    }

    @Test
    void twinsAreTwo() {
        stream.take(SARAH);

        Decision decision =
                stream.take(victim("Wendy", "Featherstone", "1980-02-03").living(SARAH.addresses()));

        assertThat(decision.grade()).isEqualTo(Grade.NONE);
        assertThat(decision.reason()).isEqualTo(Reason.OTHER_OF_HOUSEHOLD);
    }

    @Test
    void fatherAndSonOfOneNameAtOneAddressAreTwo() {
        stream.take(victim("David", "Featherstone", "1951-09-17").living(SARAH.addresses()));

        Decision decision =
                stream.take(victim("David", "Featherstone", "1980-02-03").living(SARAH.addresses()));

        assertThat(decision.grade()).isEqualTo(Grade.NONE);
        assertThat(decision.reason()).isEqualTo(Reason.OTHER_OF_HOUSEHOLD);
    }

    @Test
    void aBareNameIsNeverCertain() {
        stream.take(victim("Sarah", "Featherstone", null));

        assertThat(stream.take(victim("Sarah", "Featherstone", null)).grade()).isNotEqualTo(Grade.CERTAIN);
    }

    @Test
    void muchOfOneGroupIsTooLittle() {
        LinkageModel trusting = new LinkageModel(
                "trusting",
                "a test",
                10,
                0.3,
                new Households(1e-12, true),
                Thresholds.USUAL,
                LinkageModel.assumed(Records.FIELDS).fields());
        Stream trustful = new Stream(trusting);
        trustful.take(victim("Sarah", "Featherstone", null));

        Decision decision = trustful.take(victim("Sarah", "Featherstone", null));

        assertThat(decision.probability()).isGreaterThan(0.99);
        assertThat(decision.grade()).isEqualTo(Grade.POSSIBLE);
        assertThat(decision.reason()).isEqualTo(Reason.TOO_LITTLE_EVIDENCE);
    }

    @Test
    void whatIsSaidOfAPerpetratorIsNoEvidenceAboutAVictim() {
        stream.take(SARAH);
        NormalRecord perpetrator = NormalRecord.of(
                        Part.PERPETRATOR, Names.of("Sarah", "Featherstone"), DatePattern.readUsual("1980-02-03"))
                .living(SARAH.addresses())
                .known(Map.of("A", "1"));

        assertThat(stream.take(perpetrator).reason()).isEqualTo(Reason.NOBODY_LIKE_IT);
    }

    /** A daughter may be called like her mother: of whom of the two a record without a date of birth is, somebody must say. */
    @Test
    void betweenTwoPeopleNobodyIsCertain() {
        NormalRecord noBirth = victim("Sarah", "Featherstone", null);
        List<HomeAddress> home = List.of(at("12 Larch Road", "ZZ99 1AB"));
        stream.take(victim("Sarah", "Featherstone", "1951-09-17").living(home));
        stream.take(victim("Sarah", "Featherstone", "1980-02-03").living(home));

        Decision decision = stream.take(noBirth.living(home));

        assertThat(decision.grade()).isEqualTo(Grade.POSSIBLE);
        assertThat(decision.reason()).isEqualTo(Reason.TOO_CLOSE_TO_ANOTHER);
        assertThat(decision.sameAs()).isEmpty();
        assertThat(decision.contenders()).hasSize(2);
    }

    @Test
    void aRecordThatIsCertainlyOfTwoMakesThemOneWhereNothingTellsThatTheyAreTwo() {
        NormalRecord noBirth = victim("Sarah", "Featherstone", null);
        HomeAddress elm = at("3 Elm Close", "ZZ98 2CD");
        HomeAddress larch = at("12 Larch Road", "ZZ99 1AB");
        stream.take(noBirth.living(List.of(elm)).known(Map.of("A", "77")));
        stream.take(noBirth.living(List.of(larch)).known(Map.of("B", "88")));
        assertThat(stream.personOf.get(1)).isNotEqualTo(stream.personOf.get(0));

        Decision decision = stream.take(noBirth.living(List.of(larch, elm)).known(Map.of("A", "77", "B", "88")));

        assertThat(decision.grade()).isEqualTo(Grade.CERTAIN);
        assertThat(decision.sameAs()).hasSize(1).doesNotContain(decision.person());
        assertThat(stream.persons.persons()).hasSize(1);
    }

    @Test
    void aPoliceIdOfTheSameForceIsEnoughWithAName() {
        stream.take(victim("Sarah", "Featherstone", null).known(Map.of("A", "77")));

        assertThat(stream.take(victim("Sara", "Featherston", null).known(Map.of("A", "77")))
                        .grade())
                .isEqualTo(Grade.CERTAIN);
        assertThat(stream.take(victim("Sarah", "Featherstone", null).known(Map.of("B", "77")))
                        .grade())
                .isNotEqualTo(Grade.CERTAIN);
    }

    /** One that links two strangers pairwise does not make one person of them. */
    @Test
    void noChainOfPairsJoinsTwoPeople() {
        NormalRecord one = victim("Sarah", "Featherstone", "1980-02-03").reachedAt(phone("07700 900123"));
        NormalRecord other = victim("Wendy", "Oakenshaw", "1953-11-27").reachedAt(phone("07700 900456"));
        NormalRecord between = victim("Sarah", "Featherstone", "1980-02-03").reachedAt(phone("07700 900456"));
        stream.take(one);
        stream.take(between);

        stream.take(other);

        assertThat(stream.personOf.get(1)).isEqualTo(stream.personOf.get(0));
        assertThat(stream.personOf.get(2)).isNotEqualTo(stream.personOf.get(0));
    }
}
