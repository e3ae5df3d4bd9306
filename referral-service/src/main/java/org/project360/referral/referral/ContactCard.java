package org.project360.referral.referral;

import org.project360.contracts.PersonDetails;
import org.project360.contracts.SafeContact;

/** The little that a worklist needs of a person; sealed at rest. */
record ContactCard(String initials, SafeContact safeContact) {

    static ContactCard of(PersonDetails victim, SafeContact safeContact) {
        return new ContactCard(initial(victim.forename()) + initial(victim.surname()), safeContact);
    }

    private static String initial(String name) {
        String trimmed = name.strip();
        return trimmed.isEmpty() ? "?" : new String(Character.toChars(Character.toUpperCase(trimmed.codePointAt(0))));
    }

    @Override
    public String toString() {
        return "ContactCard[***]";
    }
}
