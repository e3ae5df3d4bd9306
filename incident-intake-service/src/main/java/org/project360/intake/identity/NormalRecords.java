package org.project360.intake.identity;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Address;
import org.project360.contracts.PersonDetails;
import org.project360.intake.identity.linkage.Contacts;
import org.project360.intake.identity.linkage.NormalRecord;
import org.project360.intake.identity.linkage.Part;
import org.project360.intake.identity.normal.BirthDate;
import org.project360.intake.identity.normal.Email;
import org.project360.intake.identity.normal.HomeAddress;
import org.project360.intake.identity.normal.Names;
import org.project360.intake.identity.normal.Phone;
import org.project360.intake.identity.normal.PoliceId;
import org.project360.intake.identity.normal.Sexes;

/** Mentions as linkage compares them. */
final class NormalRecords {

    private NormalRecords() {}

    static NormalRecord of(Part part, PersonRecord mention) {
        PersonDetails person = mention.details();
        Stream<@Nullable Email> emails = person.email() == null ? Stream.of() : Stream.of(Email.of(person.email()));
        return NormalRecord.of(
                        part,
                        Names.of(person.forename(), person.surname()),
                        person.dateOfBirth() == null ? null : BirthDate.of(person.dateOfBirth()))
                .ofSex(Sexes.of(person.sex().name()))
                .living(known(person.addresses().stream().map(NormalRecords::address)))
                .reachedAt(new Contacts(known(person.phones().stream().map(Phone::of)), known(emails)))
                .known(policeId(mention));
    }

    private static @Nullable HomeAddress address(Address address) {
        return HomeAddress.of(null, lines(address), address.town(), address.postcode());
    }

    /** Some write the flat on a line of its own, and the street on the next. */
    private static String lines(Address address) {
        return address.line2() == null ? address.line1() : address.line1() + ", " + address.line2();
    }

    private static Map<String, String> policeId(PersonRecord mention) {
        String id = PoliceId.of(mention.details().policePersonId());
        return id == null ? Map.of() : Map.of(mention.force(), id);
    }

    private static <T> List<T> known(Stream<@Nullable T> values) {
        return values.filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
    }
}
