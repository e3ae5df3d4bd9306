package org.project360.intake.identity.cli;

import java.util.List;

/** The places of the mapped columns in a file, -1 where there is none. */
record Columns(
        int id,
        int forename,
        int surname,
        int fullName,
        int birthDate,
        int sex,
        int house,
        int street,
        int town,
        int postcode,
        int phone,
        int email,
        List<Integer> extras) {

    Columns(CsvFile file, Mapping mapping) {
        this(
                file.column(mapping.id(), "id"),
                file.column(mapping.forename(), "forename"),
                file.column(mapping.surname(), "surname"),
                file.column(mapping.fullName(), "fullName"),
                file.column(
                        mapping.dateOfBirth() == null
                                ? null
                                : mapping.dateOfBirth().column(),
                        "dateOfBirth"),
                file.column(mapping.sex(), "sex"),
                file.column(mapping.houseNumber(), "houseNumber"),
                file.column(mapping.street(), "street"),
                file.column(mapping.town(), "town"),
                file.column(mapping.postcode(), "postcode"),
                file.column(mapping.phone(), "phone"),
                file.column(mapping.email(), "email"),
                mapping.extras().stream().map(c -> file.column(c, "extra")).toList());
    }
}
