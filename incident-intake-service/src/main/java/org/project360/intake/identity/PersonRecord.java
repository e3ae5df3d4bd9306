package org.project360.intake.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.PersonDetails;

/**
 * One mention of a person in a report. {@code homePostcode} is their own or, of who lives with the victim, hers;
 * {@code namesake} counts from 0 among the mentions of one report that have the same role and name.
 */
public record PersonRecord(
        UUID incidentId,
        String force,
        Role role,
        PersonDetails details,
        @Nullable String homePostcode,
        int namesake) {

    @Override
    public String toString() {
        return "PersonRecord[***]";
    }
}
