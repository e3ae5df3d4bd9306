package org.project360.referral.referral;

import org.jspecify.annotations.Nullable;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.SafeContact;

/** Telephone numbers without their numbers: enough to tell two apart, too little to call. */
final class Masked {

    private static final int SHOWN = 2;

    private Masked() {}

    static String phone(String phone) {
        String digits = phone.replaceAll("\\D", "");
        return digits.length() <= 2 * SHOWN ? "•••" : "•••" + digits.substring(digits.length() - SHOWN);
    }

    static PersonDetails person(PersonDetails p) {
        return new PersonDetails(
                p.policePersonId(),
                p.forename(),
                p.middleNames(),
                p.surname(),
                p.dateOfBirth(),
                p.sex(),
                p.addresses(),
                p.phones().stream().map(Masked::phone).toList(),
                p.email());
    }

    static SafeContact safeContact(SafeContact s) {
        @Nullable String preferred = s.preferredPhone();
        return new SafeContact(
                s.phone(),
                s.voicemail(),
                s.text(),
                s.email(),
                s.letter(),
                s.visit(),
                s.windows(),
                preferred == null ? null : phone(preferred),
                s.codeWord(),
                s.interpreterLanguage(),
                s.notes());
    }
}
