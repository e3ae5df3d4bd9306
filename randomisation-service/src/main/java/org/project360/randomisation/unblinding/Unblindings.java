package org.project360.randomisation.unblinding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.project360.chassis.crypto.Envelopes;
import org.project360.chassis.security.Caller;
import org.project360.chassis.time.Ids;

/** The breaks of the blind. */
@ApplicationScoped
class Unblindings implements PanacheRepositoryBase<Unblinding, UUID> {

    private final Envelopes envelopes;
    private final PersonKeys keys;
    private final Caller caller;
    private final InstantSource clock;
    private final Ids ids;

    Unblindings(Envelopes envelopes, PersonKeys keys, Caller caller, InstantSource clock, Ids ids) {
        this.envelopes = envelopes;
        this.keys = keys;
        this.caller = caller;
        this.clock = clock;
        this.ids = ids;
    }

    /** The trial's, oldest first, behind a place. */
    List<Unblinding> of(UUID trialId, Instant afterTime, UUID afterId, int limit) {
        return find("trialId = ?1 and (at, id) > (?2, ?3) order by at, id", trialId, afterTime, afterId)
                .page(0, limit)
                .list();
    }

    Unblinding add(UUID trialId, UUID personId, String reason) {
        UUID id = ids.next();
        byte[] sealed = envelopes.seal(keys.of(personId), "unblinding/" + id, reason);
        Unblinding unblinding = new Unblinding(id, trialId, personId, caller.name(), sealed, now());
        persist(unblinding);
        return unblinding;
    }

    /** In microseconds, which is what PostgreSQL keeps. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
