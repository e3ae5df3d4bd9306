package org.project360.intake.identity.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.intake.identity.linkage.Records.at;
import static org.project360.intake.identity.linkage.Records.phone;
import static org.project360.intake.identity.linkage.Records.victim;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class KnownApartTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final NormalRecord SARAH =
            victim("Sarah", "Featherstone", "1980-02-03").living(List.of(at("12 Larch Road", "ZZ99 1AB")));

    private final InMemoryPersons persons = new InMemoryPersons();
    private final Scorer scorer = new Scorer(LinkageModel.assumed(Records.FIELDS), Records.FIELDS);
    private final Linker linker = new Linker(scorer, persons);

    /** What is remembered of the record at hand, and who was told to be two. */
    private record Told(Map<UUID, String> evidence, Set<Set<UUID>> pairs) implements KnownApart {
        @Override
        public boolean holds(UUID person, Supplier<String> now) {
            return now.get().equals(evidence.get(person));
        }

        @Override
        public boolean two(UUID one, UUID other) {
            return pairs.contains(Set.of(one, other));
        }
    }

    @Test
    void aCertainMatchDoesNotOverrideWhatSomebodySaid() {
        store(ONE, SARAH);
        assertThat(linker.decide(SARAH).grade()).isEqualTo(Grade.CERTAIN);

        Decision decision = linker.decide(SARAH, Blocking.keys(SARAH), apart(ONE, scorer.evidence(SARAH, SARAH)));

        assertThat(decision.grade()).isEqualTo(Grade.NONE);
        assertThat(decision.reason()).isEqualTo(Reason.KNOWN_APART);
        assertThat(decision.person()).isNull();
        assertThat(decision.considered()).hasSize(1);
    }

    @Test
    void itHoldsUntilTheEvidenceChanges() {
        NormalRecord moved =
                victim("Sarah", "Featherstone", "1980-02-03").living(List.of(at("3 Elm Close", "ZZ98 2CD")));
        store(ONE, SARAH);
        String onThat = scorer.evidence(moved, SARAH);
        assertThat(onThat)
                .isEqualTo("forename=EQUAL surname=EQUAL birth_date=EQUAL house_number=DIFFERENT street=DIFFERENT"
                        + " postcode=DIFFERENT phone=BOTH_MISSING police_id=BOTH_MISSING");
        assertThat(linker.decide(moved, Blocking.keys(moved), apart(ONE, onThat))
                        .reason())
                .isEqualTo(Reason.KNOWN_APART);

        store(ONE, moved);

        assertThat(linker.decide(moved, Blocking.keys(moved), apart(ONE, onThat))
                        .grade())
                .isEqualTo(Grade.CERTAIN);
    }

    @Test
    void whoIsNotSheIsNoRivalOfWhoIs() {
        NormalRecord twice = victim("Sarah", "Featherstone", null);
        store(ONE, twice);
        store(OTHER, SARAH);
        assertThat(linker.decide(twice).contenders())
                .extracting(Contender::person)
                .containsExactlyInAnyOrder(ONE, OTHER);

        Decision decision = linker.decide(twice, Blocking.keys(twice), apart(OTHER, scorer.evidence(twice, SARAH)));

        assertThat(decision.grade()).isEqualTo(Grade.POSSIBLE);
        assertThat(decision.contenders()).extracting(Contender::person).containsExactly(ONE);
    }

    @Test
    void twoWhoWereToldToBeTwoAreNotTakenForOne() {
        NormalRecord atHome = SARAH.reachedAt(phone("07700 900123"));
        NormalRecord away = SARAH.reachedAt(phone("07700 900123")).living(List.of(at("3 Elm Close", "ZZ98 2CD")));
        store(ONE, atHome);
        store(OTHER, away);
        NormalRecord between = SARAH.reachedAt(phone("07700 900123"))
                .living(List.of(at("12 Larch Road", "ZZ99 1AB"), at("3 Elm Close", "ZZ98 2CD")));
        assertThat(linker.decide(between).grade()).isEqualTo(Grade.CERTAIN);
        assertThat(linker.decide(between).sameAs()).isNotEmpty();

        Decision decision =
                linker.decide(between, Blocking.keys(between), new Told(Map.of(), Set.of(Set.of(ONE, OTHER))));

        assertThat(decision.grade()).isEqualTo(Grade.POSSIBLE);
        assertThat(decision.reason()).isEqualTo(Reason.TOO_CLOSE_TO_ANOTHER);
        assertThat(decision.sameAs()).isEmpty();
        assertThat(decision.contenders()).extracting(Contender::person).containsExactlyInAnyOrder(ONE, OTHER);
    }

    private static KnownApart apart(UUID person, String evidence) {
        return new Told(Map.of(person, evidence), Set.of());
    }

    private void store(UUID person, NormalRecord record) {
        persons.add(person, new StoredRecord("" + persons.size(), record));
    }
}
