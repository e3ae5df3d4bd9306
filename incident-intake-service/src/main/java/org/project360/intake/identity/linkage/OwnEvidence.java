package org.project360.intake.identity.linkage;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether what agrees is hers alone. A twin shares surname, date of birth and home; a mother may share the whole name and the
 * home with her daughter; a namesake may have been born a day later. Scores of single fields add up to much in each case.
 * So a pair is certain only where something agrees that none of them would share.
 */
final class OwnEvidence {

    private static final Set<Level> SAME_NAME = EnumSet.of(Level.EQUAL, Level.NICKNAME, Level.SWAPPED);
    private static final Set<Level> SLIP =
            EnumSet.of(Level.INITIAL, Level.ONE_EDIT, Level.PART, Level.SOUND, Level.ONE_MISSING, Level.BOTH_MISSING);

    private final HouseholdRule household;
    private final int forename;
    private final int birth;
    private final int postcode;
    private final List<Integer> ids;

    OwnEvidence(List<Field> fields, HouseholdRule household) {
        this.household = household;
        this.forename = fields.indexOf(Field.of(Kind.FORENAME));
        this.birth = fields.indexOf(Field.of(Kind.BIRTH_DATE));
        this.postcode = fields.indexOf(Field.of(Kind.POSTCODE));
        this.ids = fields.stream()
                .filter(f -> f.kind().group() == Group.CONTACT || f.kind().group() == Group.POLICE_ID)
                .map(fields::indexOf)
                .toList();
    }

    /** True also of data that cannot tell, for they lack forename, date of birth or home altogether. */
    boolean holds(Level[] levels) {
        if (!household.canTell() || ids.stream().anyMatch(i -> levels[i] == Level.EQUAL)) {
            return true;
        }
        boolean contradicted = ids.stream().anyMatch(i -> levels[i] == Level.DIFFERENT);
        boolean home = !contradicted && household.sameAddress(levels);
        boolean near = home || !contradicted && postcode >= 0 && levels[postcode] == Level.EQUAL;
        boolean sameName = SAME_NAME.contains(levels[forename]);
        boolean nearlySameName = sameName || SLIP.contains(levels[forename]);
        return switch (levels[birth]) {
            case EQUAL -> sameName || near && nearlySameName;
            case DIFFERENT -> false;
            case ONE_MISSING, BOTH_MISSING -> home && nearlySameName;
            default -> near && nearlySameName;
        };
    }
}
