package org.project360.intake.identity.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.intake.identity.linkage.Records.at;
import static org.project360.intake.identity.linkage.Records.phone;
import static org.project360.intake.identity.linkage.Records.victim;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.project360.intake.identity.normal.HomeAddress;

/** What twins, mother and daughter of one name, and namesakes share is not enough to be certain. */
class OwnEvidenceTest {

    private static final List<HomeAddress> HOME = List.of(at("12 Larch Road", "ZZ99 1AB"));
    private static final Comparison COMPARISON = new Comparison(Records.FIELDS);
    private static final OwnEvidence OWN = new OwnEvidence(Records.FIELDS, new HouseholdRule(Records.FIELDS));

    private static final NormalRecord SARAH =
            victim("Sarah", "Featherstone", "1980-02-03").living(HOME).reachedAt(phone("07700 900123"));

    @Test
    void nameAndBirthAreHersWhereverSheLives() {
        assertThat(holds(victim("Sarah", "Featherstone", "1980-02-03"))).isTrue();
        assertThat(holds(victim("Sarah", "Featherstone", "1980-02-03")
                        .living(List.of(at("3 Elm Close", "ZZ98 2CD")))
                        .reachedAt(phone("07700 900999"))))
                .isTrue();
    }

    @Test
    void aSlipInTheForenameMayBeATwinUnlessNothingSpeaksAgainstHerAtHome() {
        assertThat(holds(victim("Saroh", "Featherstone", "1980-02-03").living(HOME)))
                .isTrue();
        assertThat(holds(victim("Saroh", "Featherstone", "1980-02-03")
                        .living(HOME)
                        .reachedAt(phone("07700 900999"))))
                .isFalse();
        assertThat(holds(victim("Saroh", "Featherstone", "1980-02-03"))).isFalse();
        assertThat(holds(victim("Sandra", "Featherstone", "1980-02-03").living(HOME)))
                .isFalse();
    }

    @Test
    void withoutTheDayOfBirthItTakesHerHome() {
        assertThat(holds(victim("Sarah", "Featherstone", null).living(HOME))).isTrue();
        assertThat(holds(victim("Sarah", "Featherstone", null))).isFalse();
        assertThat(holds(victim("Sarah", "Featherstone", "1980-02-08"))).isFalse();
        assertThat(holds(victim("Sarah", "Featherstone", "1980-02-08").living(HOME)))
                .isTrue();
        assertThat(holds(victim("Sarah", "Featherstone", "1951-09-17").living(HOME)))
                .isFalse();
    }

    @Test
    void aPhoneOrAnIdOfHerOwnIsEnough() {
        assertThat(holds(victim("Sara", "Featherstone", null).reachedAt(phone("07700 900123"))))
                .isTrue();
        NormalRecord known = SARAH.known(Map.of("A", "77"));
        Level[] levels = COMPARISON.levels(victim("Sally", "Oakenshaw", null).known(Map.of("A", "77")), known);
        assertThat(OWN.holds(levels)).isTrue();
    }

    @Test
    void dataThatCannotTellAreNotAsked() {
        List<Field> few = List.of(Field.of(Kind.FORENAME), Field.of(Kind.SURNAME), Field.of(Kind.POSTCODE));

        assertThat(new OwnEvidence(few, new HouseholdRule(few))
                        .holds(new Comparison(few).levels(victim("Sarah", "Featherstone", null), SARAH)))
                .isTrue();
    }

    private static boolean holds(NormalRecord other) {
        return OWN.holds(COMPARISON.levels(other, SARAH));
    }
}
