package org.project360.intake.identity.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.intake.identity.linkage.Records.at;
import static org.project360.intake.identity.linkage.Records.victim;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockingTest {

    @Test
    void aRecordWithMuchHasManyKeysAndOneWithLittleFew() {
        NormalRecord much = victim("Sarah", "Jones", "1980-02-03").living(List.of(at("12 Larch Road", "ZZ99 1AB")));

        assertThat(Blocking.keys(much).stream().map(BlockingKey::pass).collect(Collectors.toSet()))
                .hasSizeGreaterThan(6);
        assertThat(Blocking.keys(victim(null, null, "1980-02-03")))
                .extracting(BlockingKey::pass)
                .containsExactly("birth-date");
        assertThat(Blocking.keys(victim(null, null, null))).isEmpty();
    }

    @Test
    void everyAddressOfTheHistoryHasItsKeys() {
        NormalRecord moved =
                victim(null, null, null).living(List.of(at("1 Elm Close", "ZZ99 1AB"), at("2 Oak Lane", "ZZ98 2CD")));

        assertThat(Blocking.keys(moved))
                .extracting(BlockingKey::pass)
                .filteredOn("postcode-house"::equals)
                .hasSize(2);
    }

    @Test
    void anOversizedBlockIsSplitAndWhatCannotBeSplitIsCounted() {
        InMemoryPersons persons = new InMemoryPersons(Integer.MAX_VALUE);
        IntStream.range(0, 600)
                .forEach(i -> persons.add(new UUID(0, i), new StoredRecord("" + i, victim(null, "Jones", "1980"))));
        IntStream.range(0, 20)
                .forEach(i -> persons.add(new UUID(1, i), new StoredRecord("" + i, victim("Sarah", "Jones", "1980"))));

        List<LinkedPerson> withForename = persons.sharing(Blocking.keys(victim("Sarah", "Jones", "1980")));
        long before = persons.oversized();
        List<LinkedPerson> without = persons.sharing(Blocking.keys(victim(null, "Jones", "1980")));

        assertThat(withForename).hasSize(20);
        assertThat(without).isEmpty();
        assertThat(persons.oversized()).isGreaterThan(before);
    }

    /** As in the stream's table: a block holds persons, and somebody reported a hundred times does not fill hers. */
    @Test
    void aPersonStandsInABlockOnce() {
        InMemoryPersons persons = new InMemoryPersons();
        NormalRecord wendy = victim("Wendy", "Jones", "1980-02-03");
        IntStream.range(0, 100).forEach(i -> persons.add(new UUID(0, 1), new StoredRecord("" + i, wendy)));
        persons.add(new UUID(0, 2), new StoredRecord("other", victim("Wendy", "Jones", null)));

        assertThat(persons.sharing(Blocking.keys(wendy)))
                .extracting(LinkedPerson::id)
                .containsExactly(new UUID(0, 1), new UUID(0, 2));
        assertThat(persons.oversized()).isZero();
    }
}
