package org.project360.referral.safecontact;

import org.project360.contracts.SafeContact;

/** Ways to reach her; each is safe only if she, or who knows, said so. */
public enum Channel {
    PHONE,
    TEXT,
    VOICEMAIL,
    EMAIL,
    LETTER,
    VISIT;

    boolean saidSafe(SafeContact safe) {
        return switch (this) {
            case PHONE -> safe.phone();
            case TEXT -> safe.text();
            case VOICEMAIL -> safe.voicemail();
            case EMAIL -> safe.email();
            case LETTER -> safe.letter();
            case VISIT -> safe.visit();
        };
    }
}
