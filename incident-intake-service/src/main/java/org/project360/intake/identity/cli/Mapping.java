package org.project360.intake.identity.cli;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.linkage.Field;
import org.project360.intake.identity.linkage.Kind;

/** Which column holds what. Every part may be missing but the id. */
record Mapping(
        String id,
        @Nullable String forename,
        @Nullable String surname,
        @Nullable String fullName,
        @Nullable Dated dateOfBirth,
        @Nullable String sex,
        @Nullable String houseNumber,
        @Nullable String street,
        @Nullable String town,
        @Nullable String postcode,
        @Nullable String phone,
        @Nullable String email,
        @Nullable List<String> extra) {

    /** A column of dates, with their pattern where it is not one of the usual ones. */
    record Dated(String column, @Nullable String pattern) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Dated of(String column) {
            return new Dated(column, null);
        }

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        Dated {}
    }

    static Mapping read(Path file) {
        try {
            Mapping mapping = new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(Files.readAllBytes(file), Mapping.class);
            if (mapping.id == null || mapping.fields().isEmpty()) {
                throw new UnusableInput(
                        "%s names no id, or nothing to compare: give the column of the id and of at least one field."
                                .formatted(file));
            }
            return mapping;
        } catch (JsonProcessingException e) {
            throw new UnusableInput("%s, line %d, column %d is no mapping (%s): see p360 linkage fit --help."
                    .formatted(
                            file,
                            line(e),
                            column(e),
                            e.getOriginalMessage().lines().findFirst().orElse("")));
        } catch (IOException e) {
            throw new UnusableInput("%s cannot be read: check the path and the rights on it.".formatted(file));
        }
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    private static int column(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
    }

    List<String> extras() {
        return extra == null ? List.of() : extra;
    }

    /** What is compared. */
    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        add(fields, Kind.FORENAME, forename != null || fullName != null);
        add(fields, Kind.SURNAME, surname != null || fullName != null);
        add(fields, Kind.BIRTH_DATE, dateOfBirth != null);
        add(fields, Kind.SEX, sex != null);
        add(fields, Kind.HOUSE_NUMBER, houseNumber != null || street != null);
        add(fields, Kind.STREET, street != null);
        add(fields, Kind.TOWN, town != null);
        add(fields, Kind.POSTCODE, postcode != null);
        add(fields, Kind.PHONE, phone != null);
        add(fields, Kind.EMAIL, email != null);
        for (int i = 0; i < extras().size(); i++) {
            fields.add(Field.extra(extras().get(i), i));
        }
        return fields;
    }

    private static void add(List<Field> fields, Kind kind, boolean there) {
        if (there) {
            fields.add(Field.of(kind));
        }
    }
}
