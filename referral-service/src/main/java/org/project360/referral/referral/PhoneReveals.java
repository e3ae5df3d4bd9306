package org.project360.referral.referral;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.project360.chassis.crypto.Envelopes;

@ApplicationScoped
class PhoneReveals implements PanacheRepositoryBase<PhoneReveal, UUID> {

    private final Envelopes envelopes;

    PhoneReveals(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    void add(Referral referral, Stamps.Stamp stamp, String reason) {
        byte[] sealed = envelopes.seal(referral.key(), "phone-reveal/" + stamp.id(), reason);
        persist(new PhoneReveal(referral.id(), stamp, sealed));
    }
}
