package org.project360.referral.referral;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.project360.chassis.time.Ids;

@ApplicationScoped
class PersonMoves implements PanacheRepositoryBase<PersonMove, UUID> {

    private final Ids ids;

    PersonMoves(Ids ids) {
        this.ids = ids;
    }

    void add(Referral referral, UUID from, UUID to, Instant at, PersonMove.Effect effect) {
        persist(new PersonMove(ids.next(), referral.id(), from, to, at, effect));
    }
}
