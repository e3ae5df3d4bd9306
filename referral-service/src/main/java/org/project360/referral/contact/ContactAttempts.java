package org.project360.referral.contact;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.crypto.Envelopes;
import org.project360.referral.referral.Referral;
import org.project360.referral.referral.Stamps;

@ApplicationScoped
class ContactAttempts implements PanacheRepositoryBase<ContactAttempt, UUID> {

    private final Envelopes envelopes;

    ContactAttempts(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    ContactAttempt add(Referral referral, AttemptReport report, Stamps.Stamp stamp, @Nullable String override) {
        byte[] sealed =
                override == null ? null : envelopes.seal(referral.key(), "contact-attempt/" + stamp.id(), override);
        ContactAttempt attempt = new ContactAttempt(referral.id(), report, stamp, sealed);
        persist(attempt);
        return attempt;
    }

    /** Oldest first, after the given place. */
    List<ContactAttempt> page(UUID referralId, Instant afterStart, UUID afterId, int limit) {
        return find(
                        "referralId = ?1 and (startedAt, id) > (?2, ?3) order by startedAt, id",
                        referralId,
                        afterStart,
                        afterId)
                .page(0, limit)
                .list();
    }

    List<Instant> starts(UUID referralId) {
        return list("referralId", referralId).stream()
                .map(ContactAttempt::startedAt)
                .toList();
    }
}
