package org.project360.intake.incident;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Address;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.intake.ChildExposed;
import org.project360.contracts.police.Child;
import org.project360.contracts.police.IncidentReported;
import org.project360.contracts.police.Location;
import org.project360.intake.identity.Households;

/** What the school of a child may know: nothing of grade, eligibility or arm, and the place only where it may be told. */
final class Exposure {

    private Exposure() {}

    static ChildExposed of(IdentifiedEntry entry, UUID childId, int place) {
        IncidentReported report = entry.report();
        Child child = report.children().get(place);
        PersonDetails person = child.person();
        Address home = Households.current(person)
                .or(() -> Households.current(report.victim().person()))
                .orElse(null);
        return new ChildExposed(
                entry.entry().incidentId(),
                report.version(),
                childId,
                report.force(),
                report.incidentReference(),
                report.occurredAt(),
                report.reportedAt(),
                person.forename(),
                person.surname(),
                person.dateOfBirth(),
                child.school(),
                home == null ? null : home.town(),
                home == null ? null : home.postcode(),
                child.presence(),
                child.voice(),
                told(report.location()));
    }

    private static @Nullable String told(Location location) {
        if (!location.disclosable()) {
            return null;
        }
        Address address = location.address();
        return location.description() != null
                ? location.description()
                : address == null
                        ? null
                        : Stream.of(address.line1(), address.line2(), address.town(), address.postcode())
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(", "));
    }
}
