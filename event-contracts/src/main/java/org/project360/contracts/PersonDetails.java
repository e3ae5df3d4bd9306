package org.project360.contracts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as the police system knows them. {@code addresses} and {@code phones} come current first;
 * {@code policePersonId} is unique within one force only.
 */
public record PersonDetails(
        @Nullable String policePersonId,
        String forename,
        @Nullable String middleNames,
        String surname,
        @Nullable LocalDate dateOfBirth,
        Sex sex,
        List<Address> addresses,
        List<String> phones,
        @Nullable String email) {

    @Override
    public String toString() {
        return "PersonDetails[***]";
    }
}
