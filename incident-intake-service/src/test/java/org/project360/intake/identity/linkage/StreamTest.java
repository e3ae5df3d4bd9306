package org.project360.intake.identity.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.project360.intake.identity.linkage.Records.Stream;
import org.project360.intake.identity.linkage.SyntheticPeople.Labelled;

/** The whole engine on generated people: fitted on some without labels, measured on others. */
class StreamTest {

    private static final List<Labelled> PEOPLE = SyntheticPeople.of(2, 400);
    private static LinkageModel model;

    @BeforeAll
    static void fit() {
        List<NormalRecord> others =
                SyntheticPeople.of(1, 400).stream().map(Labelled::record).toList();
        model = new ModelFit(Records.FIELDS, others).fit("generated people", done -> {});
    }

    @Test
    void findsPeopleAgainAndKeepsHouseholdsApart() {
        Stream stream = linked(PEOPLE);

        List<UUID> personOf = stream.personNow();
        int joined = 0;
        int right = 0;
        int there = 0;
        for (int i = 0; i < PEOPLE.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean same = PEOPLE.get(i).person() == PEOPLE.get(j).person();
                boolean found = personOf.get(i).equals(personOf.get(j));
                there += same ? 1 : 0;
                joined += found ? 1 : 0;
                right += same && found ? 1 : 0;
            }
        }
        assertThat((double) right / joined).as("precision").isGreaterThan(0.99);
        assertThat((double) right / there).as("recall").isGreaterThan(0.9);
        assertThat(model.households().familyRule()).isTrue();
    }

    @Test
    void theSameRecordsAgainMoveNobodyAndAreNeverCertainlySomebodyElse() {
        List<Labelled> first = PEOPLE.subList(0, 300);
        List<Labelled> twice = new ArrayList<>(first);
        twice.addAll(first);

        Stream once = linked(first);
        Stream stream = linked(twice);

        assertThat(stream.personOf.subList(0, 300)).isEqualTo(once.personOf);
        int elsewhere = 0;
        for (int i = 0; i < 300; i++) {
            boolean sure = stream.decisions.get(300 + i).grade() == Grade.CERTAIN;
            elsewhere += sure && !stream.personOf.get(300 + i).equals(stream.personOf.get(i)) ? 1 : 0;
        }
        assertThat(elsewhere).isZero();
    }

    @Test
    void whatIsUntouchedKeepsItsPerson() {
        Stream stream = linked(PEOPLE.subList(0, 200));
        List<UUID> before = List.copyOf(stream.personOf);
        Set<UUID> persons = new HashSet<>(before);

        PEOPLE.subList(200, 400).forEach(p -> stream.take(p.record()));

        assertThat(stream.personOf.subList(0, 200)).isEqualTo(before);
        assertThat(stream.persons.persons()).extracting(LinkedPerson::id).containsAll(persons);
    }

    @Test
    void fittedAgainTheModelIsTheSame() {
        List<NormalRecord> few =
                PEOPLE.stream().limit(120).map(Labelled::record).toList();

        LinkageModel one = new ModelFit(Records.FIELDS, few).fit("a few", done -> {});
        LinkageModel other = new ModelFit(Records.FIELDS, few).fit("a few", done -> {});

        assertThat(other).isEqualTo(one);
        assertThat(other.version()).isEqualTo(one.version());
    }

    @Test
    void aModelNamesNobody() {
        FieldModel birth = model.fieldsByName().get("birth_date");
        FieldModel surname = model.fieldsByName().get("surname");

        assertThat(birth.frequencies().common()).isEmpty();
        assertThat(surname.frequencies().common().values()).allMatch(share -> share > 4.0 / model.records());
    }

    private static Stream linked(List<Labelled> people) {
        Stream stream = new Stream(model);
        people.forEach(p -> stream.take(p.record()));
        return stream;
    }
}
