package org.project360.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.project360.chassis.crypto.Envelopes;
import org.project360.referral.safecontact.SafeTimes;

/** Cards sealed and opened. */
@ApplicationScoped
public class ContactCards {

    private final Envelopes envelopes;

    ContactCards(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    byte[] seal(byte[] key, UUID referralId, ContactCard card) {
        return envelopes.seal(key, context(referralId), card);
    }

    ContactCard open(byte[] key, UUID referralId, byte[] sealed) {
        return envelopes.open(key, context(referralId), sealed, ContactCard.class);
    }

    /** When it is safe to reach the person of this referral. */
    public SafeTimes safeTimes(Referral referral) {
        return new SafeTimes(
                open(referral.key(), referral.id(), referral.contactCard()).safeContact());
    }

    private static String context(UUID referralId) {
        return "contact-card/" + referralId;
    }
}
