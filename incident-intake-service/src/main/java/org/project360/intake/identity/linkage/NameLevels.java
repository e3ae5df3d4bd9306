package org.project360.intake.identity.linkage;

import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.normal.Names;
import org.project360.intake.identity.normal.Nicknames;
import org.project360.intake.identity.normal.Words;

/** The levels of forenames and surnames. */
final class NameLevels {

    private static final double SIMILAR = 0.86;
    private static final int LONG_ENOUGH_FOR_AN_EDIT = 3;

    private NameLevels() {}

    /** Both names in each other's place, and not also in their own. */
    static boolean swapped(Names a, Names b) {
        Words af = a.forename();
        Words as = a.surname();
        Words bf = b.forename();
        Words bs = b.surname();
        if (af == null || as == null || bf == null || bs == null) {
            return false;
        }
        boolean crossed = near(af, bs) && near(as, bf);
        return crossed && !(near(af, bf) && near(as, bs));
    }

    static Level forename(@Nullable Words a, @Nullable Words b) {
        if (a == null || b == null) {
            return a == b ? Level.BOTH_MISSING : Level.ONE_MISSING;
        }
        if (a.joined().equals(b.joined())) {
            return Level.EQUAL;
        }
        if (nickname(a, b)) {
            return Level.NICKNAME;
        }
        return other(a, b);
    }

    static Level surname(@Nullable Words a, @Nullable Words b) {
        if (a == null || b == null) {
            return a == b ? Level.BOTH_MISSING : Level.ONE_MISSING;
        }
        return a.joined().equals(b.joined()) ? Level.EQUAL : other(a, b);
    }

    private static Level other(Words a, Words b) {
        String one = a.joined();
        String two = b.joined();
        if (one.length() == 1 || two.length() == 1) {
            return a.initial() == b.initial() ? Level.INITIAL : Level.DIFFERENT;
        }
        if (Math.min(one.length(), two.length()) >= LONG_ENOUGH_FOR_AN_EDIT && Texts.oneEdit(one, two)) {
            return Level.ONE_EDIT;
        }
        if (Texts.shareAPart(a, b)) {
            return Level.PART;
        }
        if (a.sound().equals(b.sound())) {
            return Level.SOUND;
        }
        return Texts.similar(one, two, SIMILAR) ? Level.SIMILAR : Level.DIFFERENT;
    }

    private static boolean nickname(Words a, Words b) {
        return Nicknames.uk().same(a.joined(), b.joined())
                || Nicknames.uk().same(a.words().get(0), b.words().get(0));
    }

    private static boolean near(Words a, Words b) {
        return a.joined().equals(b.joined())
                || (a.joined().length() >= LONG_ENOUGH_FOR_AN_EDIT && Texts.oneEdit(a.joined(), b.joined()));
    }
}
