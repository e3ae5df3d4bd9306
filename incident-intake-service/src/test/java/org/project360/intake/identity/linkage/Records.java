package org.project360.intake.identity.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.normal.DatePattern;
import org.project360.intake.identity.normal.HomeAddress;
import org.project360.intake.identity.normal.Names;
import org.project360.intake.identity.normal.Phone;

/** Records that read as sentences, and a stream that links them in order. */
final class Records {

    static final List<Field> FIELDS = List.of(
            Field.of(Kind.FORENAME),
            Field.of(Kind.SURNAME),
            Field.of(Kind.BIRTH_DATE),
            Field.of(Kind.HOUSE_NUMBER),
            Field.of(Kind.STREET),
            Field.of(Kind.POSTCODE),
            Field.of(Kind.PHONE),
            Field.of(Kind.POLICE_ID));

    private Records() {}

    static NormalRecord victim(@Nullable String forename, @Nullable String surname, @Nullable String born) {
        return NormalRecord.of(Part.VICTIM, Names.of(forename, surname), DatePattern.readUsual(born));
    }

    static HomeAddress at(String line, String postcode) {
        return HomeAddress.of(null, line, null, postcode);
    }

    static Contacts phone(String number) {
        return new Contacts(List.of(Phone.of(number)), List.of());
    }

    /** Links records one at a time. */
    static final class Stream {

        final InMemoryPersons persons;
        final InMemoryLinkage linkage;
        final List<Decision> decisions = new ArrayList<>();
        final List<UUID> personOf = new ArrayList<>();

        Stream(LinkageModel model) {
            this(model, new InMemoryPersons());
        }

        Stream(LinkageModel model, InMemoryPersons persons) {
            this.persons = persons;
            this.linkage = new InMemoryLinkage(new Scorer(model, FIELDS), persons);
        }

        Decision take(NormalRecord record) {
            Decision decision = linkage.decide(record);
            decisions.add(decision);
            personOf.add(linkage.store("" + personOf.size(), record, decision));
            return decision;
        }

        /** Who each record is by now, in the order in which they came. */
        List<UUID> personNow() {
            List<UUID> now = new ArrayList<>(personOf);
            for (LinkedPerson person : persons.persons()) {
                person.records().forEach(r -> now.set(Integer.parseInt(r.id()), person.id()));
            }
            return now;
        }
    }

    static Stream stream() {
        return new Stream(LinkageModel.assumed(FIELDS));
    }
}
