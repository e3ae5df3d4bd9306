package org.project360.intake.identity.linkage;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * People who live together. Twins, and father and son of one name: the same surname at the same address with a clearly
 * different forename or date of birth is another person of the household, however much the address speaks for one.
 */
final class HouseholdRule {

    private static final Set<Level> SAME_FAMILY =
            EnumSet.of(Level.EQUAL, Level.ONE_EDIT, Level.PART, Level.SOUND, Level.SIMILAR);
    private static final Set<Level> NO_AGREEMENT = EnumSet.of(Level.DIFFERENT, Level.ONE_MISSING, Level.BOTH_MISSING);

    private final int forename;
    private final int surname;
    private final int birth;
    private final int house;
    private final int street;
    private final int town;
    private final int postcode;

    HouseholdRule(List<Field> fields) {
        this.forename = place(fields, Kind.FORENAME);
        this.surname = place(fields, Kind.SURNAME);
        this.birth = place(fields, Kind.BIRTH_DATE);
        this.house = place(fields, Kind.HOUSE_NUMBER);
        this.street = place(fields, Kind.STREET);
        this.town = place(fields, Kind.TOWN);
        this.postcode = place(fields, Kind.POSTCODE);
    }

    /** Whether the rule says that these are two people of one family. */
    boolean twoOfFamily(Level[] levels) {
        return surname >= 0
                && SAME_FAMILY.contains(levels[surname])
                && sameAddress(levels)
                && (is(levels, forename, Level.DIFFERENT) || is(levels, birth, Level.DIFFERENT));
    }

    /** One address, and neither forename nor date of birth agree at all: whatever the surname, two people. */
    boolean certainlyTwo(Level[] levels) {
        return sameAddress(levels)
                && (is(levels, forename, Level.DIFFERENT) || is(levels, birth, Level.DIFFERENT))
                && noAgreement(levels, forename)
                && noAgreement(levels, birth);
    }

    /**
     * House, street and place agree as far as the data have them; a street of one name in another place is another street.
     */
    boolean sameAddress(Level[] levels) {
        boolean sameStreet = is(levels, street, Level.EQUAL)
                || is(levels, street, Level.ONE_EDIT)
                || (unknown(levels, street) && is(levels, postcode, Level.EQUAL));
        boolean samePlace = is(levels, postcode, Level.EQUAL)
                || is(levels, town, Level.EQUAL)
                || (unknown(levels, postcode) && unknown(levels, town));
        boolean sameHouse = is(levels, house, Level.EQUAL) || house < 0;
        boolean moreThanAPostcode = house >= 0 || is(levels, street, Level.EQUAL);
        return sameHouse && sameStreet && samePlace && moreThanAPostcode;
    }

    boolean otherForename(Level[] levels) {
        return is(levels, forename, Level.DIFFERENT);
    }

    boolean otherBirth(Level[] levels) {
        return is(levels, birth, Level.DIFFERENT);
    }

    /** Whether data with these fields can tell two people of one address from one person at all. */
    boolean canTell() {
        return forename >= 0 && birth >= 0 && (street >= 0 || postcode >= 0);
    }

    private static boolean noAgreement(Level[] levels, int place) {
        return place < 0 || NO_AGREEMENT.contains(levels[place]);
    }

    private static boolean unknown(Level[] levels, int place) {
        return place < 0 || levels[place].isMissing();
    }

    private static boolean is(Level[] levels, int place, Level level) {
        return place >= 0 && levels[place] == level;
    }

    private static int place(List<Field> fields, Kind kind) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).kind() == kind) {
                return i;
            }
        }
        return -1;
    }
}
