package org.project360.intake.identity.linkage;

import java.util.List;

/** Compares two records field by field. */
public final class Comparison {

    private final List<Field> fields;
    private final boolean addresses;
    private final boolean names;

    public Comparison(List<Field> fields) {
        this.fields = List.copyOf(fields);
        this.addresses = fields.stream().anyMatch(f -> f.kind().group() == Group.ADDRESS);
        this.names = fields.stream().anyMatch(f -> f.kind() == Kind.FORENAME)
                && fields.stream().anyMatch(f -> f.kind() == Kind.SURNAME);
    }

    List<Field> fields() {
        return fields;
    }

    /** The level of each field, in the order of the fields. */
    public Level[] levels(NormalRecord a, NormalRecord b) {
        Level[] levels = new Level[fields.size()];
        boolean swapped = names && NameLevels.swapped(a.names(), b.names());
        AddressLevels address = addresses ? AddressLevels.of(a.addresses(), b.addresses()) : null;
        for (int i = 0; i < levels.length; i++) {
            Field field = fields.get(i);
            if (field.kind().group() == Group.ADDRESS && address != null) {
                levels[i] = of(address, field.kind());
            } else if (swapped && field.kind().group() == Group.NAME) {
                levels[i] = Level.SWAPPED;
            } else {
                levels[i] = level(field, a, b);
            }
        }
        return levels;
    }

    private static Level of(AddressLevels address, Kind kind) {
        return switch (kind) {
            case HOUSE_NUMBER -> address.house();
            case STREET -> address.street();
            case TOWN -> address.town();
            default -> address.postcode();
        };
    }

    private static Level level(Field field, NormalRecord a, NormalRecord b) {
        return switch (field.kind()) {
            case FORENAME -> NameLevels.forename(a.names().forename(), b.names().forename());
            case SURNAME -> NameLevels.surname(a.names().surname(), b.names().surname());
            case BIRTH_DATE -> BirthDateLevels.of(a.birthDate(), b.birthDate());
            case PHONE ->
                ContactLevels.phone(a.contacts().phones(), b.contacts().phones());
            case EMAIL ->
                ContactLevels.email(a.contacts().emails(), b.contacts().emails());
            case POLICE_ID -> ContactLevels.policeId(a.policeIds(), b.policeIds());
            case SEX -> sex(a, b);
            default -> AddressLevels.text(Values.extra(a, field.extra()), Values.extra(b, field.extra()));
        };
    }

    private static Level sex(NormalRecord a, NormalRecord b) {
        if (a.sex() == null || b.sex() == null) {
            return a.sex() == null && b.sex() == null ? Level.BOTH_MISSING : Level.ONE_MISSING;
        }
        return a.sex().equals(b.sex()) ? Level.EQUAL : Level.DIFFERENT;
    }
}
