package org.project360.followup.participant;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Address;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.SafeContact;
import org.project360.contracts.intake.FollowUpContact;

/** What a collector needs to reach her, and no more; sealed at rest. */
record ContactDetails(
        String forename,
        String surname,
        List<String> phones,
        @Nullable String email,
        @Nullable Address address,
        SafeContact safeContact) {

    static ContactDetails of(FollowUpContact contact) {
        PersonDetails person = contact.participant();
        return new ContactDetails(
                person.forename(),
                person.surname(),
                person.phones() == null ? List.of() : person.phones(),
                person.email(),
                person.addresses() == null || person.addresses().isEmpty()
                        ? null
                        : person.addresses().get(0),
                contact.safeContact());
    }

    @Override
    public String toString() {
        return "ContactDetails[***]";
    }
}
