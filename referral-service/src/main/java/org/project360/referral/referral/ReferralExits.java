package org.project360.referral.referral;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.crypto.Envelopes;

@ApplicationScoped
class ReferralExits implements PanacheRepositoryBase<ReferralExit, UUID> {

    /** Free text, sealed. */
    private record Words(@Nullable String text, @Nullable String supervisorReason) {}

    private final Envelopes envelopes;

    ReferralExits(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    void add(Referral referral, Closure closure) {
        byte[] words = closure.text() == null && closure.supervisorReason() == null
                ? null
                : envelopes.seal(
                        referral.key(),
                        "referral-exit/" + referral.id(),
                        new Words(closure.text(), closure.supervisorReason()));
        persist(new ReferralExit(referral.id(), closure.exit(), words));
    }
}
