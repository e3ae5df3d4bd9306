package org.project360.followup.attempt;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class Attempts implements PanacheRepositoryBase<Attempt, UUID> {

    /** Attempts for one wave, the earliest first; there are never more than the policy allows. */
    List<Attempt> forWave(UUID waveId) {
        return list("waveId = ?1 order by attemptedAt, id", waveId);
    }

    /** Attempts at a participant over all her waves. */
    List<Attempt> atPerson(UUID personId) {
        return list(
                "from Attempt a where a.waveId in (select w.id from Wave w where w.schedule.personId = ?1)", personId);
    }
}
