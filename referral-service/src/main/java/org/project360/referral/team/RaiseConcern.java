package org.project360.referral.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.project360.referral.person.PersonAliases;
import org.project360.referral.person.PersonFollower;
import org.project360.referral.person.PersonRefs;

/** Concerns and escalations become tasks, whether or not the person has a referral: the desk must not tell the arms apart. */
@ApplicationScoped
class RaiseConcern implements PersonFollower {

    private final SafetyConcerns concerns;
    private final PersonAliases aliases;
    private final PersonRefs refs;
    private final InstantSource clock;

    RaiseConcern(SafetyConcerns concerns, PersonAliases aliases, PersonRefs refs, InstantSource clock) {
        this.concerns = concerns;
        this.aliases = aliases;
        this.refs = refs;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void raise(List<DutyTask> raised) {
        Map<UUID, DutyTask> fresh = new LinkedHashMap<>();
        raised.forEach(r -> fresh.putIfAbsent(r.id(), r));
        List<UUID> ids = raised.stream().map(DutyTask::personId).distinct().toList();
        aliases.lock(ids);
        Map<UUID, UUID> persons = aliases.resolve(ids);
        concerns.among(fresh.keySet()).forEach(known -> fresh.remove(known.id()));
        Instant now = clock.instant();
        fresh.values()
                .forEach(r -> concerns.persist(new SafetyConcern(
                        r, persons.getOrDefault(r.personId(), r.personId()), refs.of(r.personId()), now)));
    }

    @Override
    public void placed(Set<UUID> homeRefs, UUID personId, Instant at) {
        concerns.move(homeRefs, personId);
    }

    /** Ids are all there is. */
    @Override
    public void erased(Set<UUID> homeRefs, Instant at) {}
}
