package org.project360.intake.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.project360.intake.identity.linkage.LinkageModel;
import org.project360.intake.identity.linkage.Scorer;

class LinkageTest {

    private static final UUID KNOWN = UUID.randomUUID();
    private static final Scorer SCORER = new Scorer(LinkageModel.assumed(List.of()), List.of());

    private final UUID policeId = UUID.randomUUID();
    private final UUID name = UUID.randomUUID();

    @Test
    void thePoliceIdWins() {
        UUID other = UUID.randomUUID();
        Linkage linkage =
                new Linkage(Map.of(policeId, KNOWN, name, other), List.of(), SCORER, 0, true, UUID::randomUUID);

        Resolution who = linkage.link(List.of(mention(policeId, name))).get(0);

        assertThat(who.personId()).isEqualTo(KNOWN);
        assertThat(who.isNew()).isFalse();
        assertThat(linkage.newKeys()).isEmpty();
    }

    @Test
    void nameBirthAndPostcodeTeachANewPoliceId() {
        Linkage linkage = new Linkage(Map.of(name, KNOWN), List.of(), SCORER, 0, true, UUID::randomUUID);

        List<Resolution> who = linkage.link(List.of(mention(policeId, name), mention(policeId, null)));

        assertThat(who).extracting(Resolution::personId).containsOnly(KNOWN);
        assertThat(linkage.newKeys()).containsExactly(Map.entry(policeId, KNOWN));
    }

    @Test
    void twoMentionsOfANewPersonAreOne() {
        Linkage linkage = new Linkage(Map.of(), List.of(), SCORER, 0, true, UUID::randomUUID);

        List<Resolution> who =
                linkage.link(List.of(mention(null, name), mention(policeId, name), mention(policeId, null)));

        assertThat(who).extracting(Resolution::personId).containsOnly(who.get(0).personId());
        assertThat(who).extracting(Resolution::isNew).containsOnly(true);
    }

    @Test
    void aBareNameIsNobodyWeKnowAndNotCertain() {
        Linkage linkage = new Linkage(Map.of(), List.of(), SCORER, 0, true, UUID::randomUUID);

        List<Resolution> who = linkage.link(List.of(mention(null, null), mention(null, null)));

        assertThat(who.get(0).personId()).isNotEqualTo(who.get(1).personId());
        assertThat(who).extracting(Resolution::certain).containsOnly(false);
    }

    @Test
    void theSameNameInTheSameIncidentIsTheSamePersonUnlessBirthDatesSayOtherwise() {
        UUID inIncident = UUID.randomUUID();
        Associate withoutBirthDate = new Associate(inIncident, KNOWN, false);
        Associate withBirthDate = new Associate(inIncident, KNOWN, true);
        MatchKeys dated = new MatchKeys(null, name, inIncident, true);

        assertThat(new Linkage(Map.of(), List.of(withoutBirthDate), SCORER, 0, true, UUID::randomUUID)
                        .link(List.of(Mention.exact(dated)))
                        .get(0)
                        .personId())
                .isEqualTo(KNOWN);
        assertThat(new Linkage(Map.of(), List.of(withBirthDate), SCORER, 0, true, UUID::randomUUID)
                        .link(List.of(Mention.exact(dated)))
                        .get(0)
                        .personId())
                .isNotEqualTo(KNOWN);
    }

    private static Mention mention(@Nullable UUID policeId, @Nullable UUID name) {
        return Mention.exact(new MatchKeys(policeId, name, UUID.randomUUID(), name != null));
    }
}
