package org.project360.intake.identity.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.intake.identity.linkage.Records.at;
import static org.project360.intake.identity.linkage.Records.phone;
import static org.project360.intake.identity.linkage.Records.victim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.project360.intake.identity.linkage.Records.Stream;
import org.project360.intake.identity.normal.HomeAddress;

/** Mother and daughter of one name at one address, and what is told of one of them without a date of birth. */
class RegroupingTest {

    private static final List<HomeAddress> HOME = List.of(at("12 Larch Road", "ZZ99 1AB"));
    private static final NormalRecord MOTHER =
            victim("Sarah", "Featherstone", "1951-09-17").living(HOME).reachedAt(phone("07700 900123"));
    private static final NormalRecord DAUGHTER =
            victim("Sarah", "Featherstone", "1980-02-03").living(HOME).reachedAt(phone("07700 900456"));
    private static final NormalRecord EITHER =
            victim("Sarah", "Featherstone", null).living(HOME);
    private static final NormalRecord DAUGHTER_BY_PHONE = EITHER.reachedAt(phone("07700 900456"));
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final Scorer scorer = new Scorer(LinkageModel.assumed(Records.FIELDS), Records.FIELDS);
    private final InMemoryPersons persons = new InMemoryPersons();
    private final Regrouping regrouping = new Regrouping(scorer, persons);

    @Test
    void whoeverCameFirstWhatMayBeOfEitherIsOfNeither() {
        for (List<Integer> order : orders()) {
            assertThat(clusters(List.of(MOTHER, DAUGHTER, EITHER), order))
                    .as("%s", order)
                    .containsExactlyInAnyOrder(Set.of(0), Set.of(1), Set.of(2));
        }
    }

    @Test
    void whoeverCameFirstWhatSpeaksForOneOfThemIsHers() {
        for (List<Integer> order : orders()) {
            assertThat(clusters(List.of(MOTHER, DAUGHTER, DAUGHTER_BY_PHONE), order))
                    .as("%s", order)
                    .containsExactlyInAnyOrder(Set.of(0), Set.of(1, 2));
        }
    }

    @Test
    void theLargerPartKeepsThePerson() {
        LinkedPerson mixed = stored(ONE, MOTHER, DAUGHTER, DAUGHTER_BY_PHONE);

        List<List<Regrouping.Fragment>> groups = regrouping.of(List.of(mixed), Regrouping.Settled.NOTHING);

        assertThat(groups).hasSize(2).allMatch(group -> group.size() == 1);
        assertThat(groups.stream().map(g -> g.get(0)).filter(Regrouping.Fragment::main))
                .singleElement()
                .satisfies(f -> assertThat(f.records()).hasSize(2));
    }

    @Test
    void whoIsWholeStaysWholeAndWhoAreTwoStayTwo() {
        LinkedPerson mixed = stored(ONE, MOTHER, DAUGHTER);
        LinkedPerson again =
                stored(OTHER, victim("Sarah", "Featherstone", "1951-09-17").living(HOME));

        assertThat(regrouping.of(List.of(mixed, again), settled(Set.of(ONE), false)))
                .hasSize(2)
                .allMatch(group -> group.size() == 1 && group.get(0).main());
        assertThat(regrouping.of(List.of(mixed, again), settled(Set.of(), false)))
                .hasSize(2)
                .anyMatch(group -> group.size() == 2);
        assertThat(regrouping.of(List.of(mixed, again), settled(Set.of(), true)))
                .hasSize(3)
                .allMatch(group -> group.size() == 1);
    }

    @Test
    void onePoliceIdIsOnePersonWhateverElseIsTold() {
        Map<String, String> id = Map.of("A", "77");
        LinkedPerson known = stored(ONE, MOTHER.known(id), DAUGHTER.known(id));

        assertThat(regrouping.of(List.of(known), Regrouping.Settled.NOTHING)).hasSize(1);
    }

    @Test
    void whoIsJoinedByWayOfAnotherIsFoundToo() {
        HomeAddress elm = at("3 Elm Close", "ZZ98 2CD");
        NormalRecord away = victim("Sarah", "Featherstone", null).living(List.of(elm));
        NormalRecord moved = victim("Sarah", "Featherstone", null).living(List.of(elm, HOME.get(0)));
        LinkedPerson first = stored(ONE, away);
        stored(OTHER, moved);
        stored(new UUID(0, 3), EITHER);
        stored(new UUID(0, 4), victim("Wendy", "Oakenshaw", "1953-11-27").living(HOME));

        assertThat(regrouping.around(first))
                .extracting(LinkedPerson::id)
                .containsExactlyInAnyOrder(ONE, OTHER, new UUID(0, 3));
    }

    private LinkedPerson stored(UUID person, NormalRecord... records) {
        for (NormalRecord record : records) {
            persons.add(person, new StoredRecord(person + "/" + persons.size(), record));
        }
        return persons.person(person);
    }

    private static Regrouping.Settled settled(Set<UUID> whole, boolean two) {
        return new Regrouping.Settled() {
            @Override
            public boolean whole(UUID person) {
                return whole.contains(person);
            }

            @Override
            public boolean two(UUID one, UUID other) {
                return two && !one.equals(other);
            }
        };
    }

    private static Set<Set<Integer>> clusters(List<NormalRecord> records, List<Integer> order) {
        Stream stream = Records.stream();
        order.forEach(number -> stream.take(records.get(number)));
        Map<UUID, Set<Integer>> members = new HashMap<>();
        List<UUID> now = stream.personNow();
        IntStream.range(0, order.size())
                .forEach(i -> members.computeIfAbsent(now.get(i), p -> new HashSet<>())
                        .add(order.get(i)));
        return new HashSet<>(members.values());
    }

    private static List<List<Integer>> orders() {
        List<List<Integer>> orders = new ArrayList<>();
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                if (a != b) {
                    orders.add(List.of(a, b, 3 - a - b));
                }
            }
        }
        return orders;
    }
}
