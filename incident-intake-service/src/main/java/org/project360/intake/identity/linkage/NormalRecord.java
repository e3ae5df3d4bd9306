package org.project360.intake.identity.linkage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.normal.BirthDate;
import org.project360.intake.identity.normal.HomeAddress;
import org.project360.intake.identity.normal.Names;
import org.project360.intake.identity.normal.Words;

/**
 * What a record says of a person, normalised. {@code addresses} come current first and are the history; {@code policeIds}
 * by force; {@code extras} in the order of the model's extra fields.
 */
public record NormalRecord(
        Part part,
        Names names,
        @Nullable BirthDate birthDate,
        @Nullable String sex,
        List<HomeAddress> addresses,
        Contacts contacts,
        Map<String, String> policeIds,
        List<Optional<Words>> extras) {

    public static NormalRecord of(Part part, Names names, @Nullable BirthDate birthDate) {
        return new NormalRecord(part, names, birthDate, null, List.of(), Contacts.NONE, Map.of(), List.of());
    }

    public NormalRecord living(List<HomeAddress> at) {
        return new NormalRecord(part, names, birthDate, sex, at, contacts, policeIds, extras);
    }

    public NormalRecord reachedAt(Contacts at) {
        return new NormalRecord(part, names, birthDate, sex, addresses, at, policeIds, extras);
    }

    public NormalRecord ofSex(@Nullable String letter) {
        return new NormalRecord(part, names, birthDate, letter, addresses, contacts, policeIds, extras);
    }

    public NormalRecord known(Map<String, String> idByForce) {
        return new NormalRecord(part, names, birthDate, sex, addresses, contacts, idByForce, extras);
    }

    public NormalRecord with(List<Optional<Words>> further) {
        return new NormalRecord(part, names, birthDate, sex, addresses, contacts, policeIds, further);
    }

    @Override
    public String toString() {
        return "NormalRecord[***]";
    }
}
