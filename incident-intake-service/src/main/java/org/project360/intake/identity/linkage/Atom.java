package org.project360.intake.identity.linkage;

import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.normal.BirthDate;
import org.project360.intake.identity.normal.HomeAddress;
import org.project360.intake.identity.normal.Words;

/** What blocking keys are made of. Null where the record has nothing to make it of. */
enum Atom {
    FORENAME_SOUND,
    FORENAME_INITIAL,
    SURNAME_SOUND,
    SURNAME_INITIAL,
    SURNAME_START,
    /** Both sounds, whichever stands first. */
    NAMES_IN_ANY_ORDER,
    /** Day and month in ascending order, so that a swap does not matter. */
    BIRTH_DATE,
    BIRTH_YEAR,
    BIRTH_MONTH,
    BIRTH_DAY_AND_MONTH,
    HOUSE,
    STREET_SOUND,
    TOWN_SOUND,
    POSTCODE;

    boolean ofAddress() {
        return switch (this) {
            case HOUSE, STREET_SOUND, TOWN_SOUND, POSTCODE -> true;
            default -> false;
        };
    }

    boolean uses(Kind kind) {
        return switch (this) {
            case FORENAME_SOUND, FORENAME_INITIAL -> kind == Kind.FORENAME;
            case SURNAME_SOUND, SURNAME_INITIAL, SURNAME_START -> kind == Kind.SURNAME;
            case NAMES_IN_ANY_ORDER -> kind.group() == Group.NAME;
            case BIRTH_DATE, BIRTH_YEAR, BIRTH_MONTH, BIRTH_DAY_AND_MONTH -> kind == Kind.BIRTH_DATE;
            case HOUSE -> kind == Kind.HOUSE_NUMBER;
            case STREET_SOUND -> kind == Kind.STREET;
            case TOWN_SOUND -> kind == Kind.TOWN;
            case POSTCODE -> kind == Kind.POSTCODE;
        };
    }

    @Nullable
    String of(NormalRecord record, @Nullable HomeAddress address) {
        Words forename = record.names().forename();
        Words surname = record.names().surname();
        return switch (this) {
            case FORENAME_SOUND -> forename == null ? null : forename.sound();
            case FORENAME_INITIAL -> forename == null ? null : forename.start(1);
            case SURNAME_SOUND -> surname == null ? null : surname.sound();
            case SURNAME_INITIAL -> surname == null ? null : surname.start(1);
            case SURNAME_START -> surname == null ? null : surname.start(3);
            case NAMES_IN_ANY_ORDER -> inAnyOrder(forename, surname);
            case BIRTH_DATE, BIRTH_YEAR, BIRTH_MONTH, BIRTH_DAY_AND_MONTH -> ofBirth(record.birthDate());
            default -> address == null ? null : ofAddress(address);
        };
    }

    private @Nullable String ofBirth(@Nullable BirthDate date) {
        if (date == null) {
            return null;
        }
        if (this == BIRTH_YEAR) {
            return date.year();
        }
        if (this == BIRTH_MONTH) {
            return date.hasMonth() ? date.month() : null;
        }
        if (!date.isWhole()) {
            return null;
        }
        boolean ascending = date.month().compareTo(date.day()) <= 0;
        String sorted = ascending ? date.month() + date.day() : date.day() + date.month();
        return this == BIRTH_DATE ? date.year() + sorted : sorted;
    }

    private @Nullable String ofAddress(HomeAddress address) {
        return switch (this) {
            case HOUSE -> address.house();
            case STREET_SOUND ->
                address.street() == null ? null : address.street().sound();
            case TOWN_SOUND -> address.town() == null ? null : address.town().sound();
            default -> address.postcode() == null ? null : address.postcode().text();
        };
    }

    private static @Nullable String inAnyOrder(@Nullable Words forename, @Nullable Words surname) {
        if (forename == null || surname == null) {
            return null;
        }
        String one = forename.sound();
        String other = surname.sound();
        return one.compareTo(other) <= 0 ? one + "," + other : other + "," + one;
    }
}
