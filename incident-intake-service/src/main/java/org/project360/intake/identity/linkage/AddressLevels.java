package org.project360.intake.identity.linkage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.normal.HomeAddress;
import org.project360.intake.identity.normal.Postcode;
import org.project360.intake.identity.normal.Words;

/** The levels of the parts of an address, of that pair of two histories which agrees best. */
record AddressLevels(Level house, Level street, Level town, Level postcode) {

    private static final double SIMILAR = 0.88;
    private static final AddressLevels NEITHER =
            new AddressLevels(Level.BOTH_MISSING, Level.BOTH_MISSING, Level.BOTH_MISSING, Level.BOTH_MISSING);

    static AddressLevels of(List<HomeAddress> ones, List<HomeAddress> others) {
        if (ones.isEmpty() && others.isEmpty()) {
            return NEITHER;
        }
        if (ones.isEmpty() || others.isEmpty()) {
            return oneSided(ones.isEmpty() ? others.get(0) : ones.get(0));
        }
        AddressLevels best = of(ones.get(0), others.get(0));
        if (ones.size() == 1 && others.size() == 1) {
            return best;
        }
        for (HomeAddress one : ones) {
            for (HomeAddress other : others) {
                AddressLevels levels = of(one, other);
                best = levels.agreeing() > best.agreeing() ? levels : best;
            }
        }
        return best;
    }

    static Level text(@Nullable Words a, @Nullable Words b) {
        if (a == null || b == null) {
            return missing(a, b);
        }
        String one = a.joined();
        String two = b.joined();
        if (one.equals(two)) {
            return Level.EQUAL;
        }
        if (Math.min(one.length(), two.length()) > 2 && Texts.oneEdit(one, two)) {
            return Level.ONE_EDIT;
        }
        if (Texts.similar(one, two, SIMILAR)) {
            return Level.SIMILAR;
        }
        return Texts.shareAPart(a, b) ? Level.PART : Level.DIFFERENT;
    }

    private static AddressLevels of(HomeAddress a, HomeAddress b) {
        return new AddressLevels(
                house(a.house(), b.house()),
                text(a.street(), b.street()),
                text(a.town(), b.town()),
                postcode(a.postcode(), b.postcode()));
    }

    private static AddressLevels oneSided(HomeAddress a) {
        return new AddressLevels(
                missing(a.house(), null),
                missing(a.street(), null),
                missing(a.town(), null),
                missing(a.postcode(), null));
    }

    private static Level house(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return missing(a, b);
        }
        if (a.equals(b)) {
            return Level.EQUAL;
        }
        return Texts.oneEdit(a, b) && Math.max(a.length(), b.length()) > 1 ? Level.ONE_EDIT : Level.DIFFERENT;
    }

    private static Level postcode(@Nullable Postcode a, @Nullable Postcode b) {
        if (a == null || b == null) {
            return missing(a, b);
        }
        if (a.text().equals(b.text())) {
            return Level.EQUAL;
        }
        if (Texts.oneEdit(a.text(), b.text())) {
            return Level.ONE_EDIT;
        }
        return a.area().equals(b.area()) ? Level.AREA : Level.DIFFERENT;
    }

    private static Level missing(@Nullable Object a, @Nullable Object b) {
        return a == null && b == null ? Level.BOTH_MISSING : Level.ONE_MISSING;
    }

    private int agreeing() {
        return points(house) + 2 * points(street) + points(town) + 2 * points(postcode);
    }

    private static int points(Level level) {
        return switch (level) {
            case EQUAL -> 3;
            case ONE_EDIT, SIMILAR -> 2;
            case AREA, PART -> 1;
            default -> 0;
        };
    }
}
