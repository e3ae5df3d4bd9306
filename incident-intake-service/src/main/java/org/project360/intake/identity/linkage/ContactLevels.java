package org.project360.intake.identity.linkage;

import java.util.List;
import java.util.Map;
import org.project360.intake.identity.normal.Email;
import org.project360.intake.identity.normal.Phone;

/** The levels of phones, e-mail addresses and police ids: of several values the best pair counts. */
final class ContactLevels {

    private static final double SIMILAR = 0.92;

    private ContactLevels() {}

    static Level phone(List<Phone> ones, List<Phone> others) {
        if (ones.isEmpty() || others.isEmpty()) {
            return missing(ones.isEmpty() && others.isEmpty());
        }
        Level best = Level.DIFFERENT;
        for (Phone one : ones) {
            for (Phone other : others) {
                if (one.last().equals(other.last())) {
                    return Level.EQUAL;
                }
                best = Texts.oneEdit(one.last(), other.last()) ? Level.ONE_EDIT : best;
            }
        }
        return best;
    }

    static Level email(List<Email> ones, List<Email> others) {
        if (ones.isEmpty() || others.isEmpty()) {
            return missing(ones.isEmpty() && others.isEmpty());
        }
        Level best = Level.DIFFERENT;
        for (Email one : ones) {
            for (Email other : others) {
                Level level = email(one, other);
                best = level.compareTo(best) < 0 ? level : best;
            }
        }
        return best;
    }

    /** Ids of one force are compared; of different forces they say nothing. */
    static Level policeId(Map<String, String> ones, Map<String, String> others) {
        if (ones.isEmpty() && others.isEmpty()) {
            return Level.BOTH_MISSING;
        }
        Level level = Level.ONE_MISSING;
        for (Map.Entry<String, String> one : ones.entrySet()) {
            String other = others.get(one.getKey());
            if (one.getValue().equals(other)) {
                return Level.EQUAL;
            }
            level = other == null ? level : Level.DIFFERENT;
        }
        return level;
    }

    private static Level email(Email one, Email other) {
        if (one.address().equals(other.address())) {
            return Level.EQUAL;
        }
        if (one.local().equals(other.local())) {
            return Level.LOCAL_PART;
        }
        if (Texts.oneEdit(one.address(), other.address())) {
            return Level.ONE_EDIT;
        }
        return Texts.similar(one.address(), other.address(), SIMILAR) ? Level.SIMILAR : Level.DIFFERENT;
    }

    private static Level missing(boolean both) {
        return both ? Level.BOTH_MISSING : Level.ONE_MISSING;
    }
}
