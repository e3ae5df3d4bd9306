package org.project360.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.project360.contracts.intake.ReferralRequested;
import org.project360.referral.person.PersonAliases;

/**
 * Requests become referrals: one open episode a person and trial. A further incident joins the open one, or opens the
 * next one; an incident counts once.
 */
@ApplicationScoped
class RaiseReferral {

    private record Participant(UUID personId, UUID trialId) {}

    private final PersonAliases aliases;
    private final Referrals referrals;
    private final IncidentFiles files;
    private final Episodes episodes;
    private final CaseJournal journal;

    RaiseReferral(
            PersonAliases aliases, Referrals referrals, IncidentFiles files, Episodes episodes, CaseJournal journal) {
        this.aliases = aliases;
        this.referrals = referrals;
        this.files = files;
        this.episodes = episodes;
        this.journal = journal;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void raise(Collection<Arrival> arrivals) {
        Map<UUID, Arrival> byIncident = new LinkedHashMap<>();
        arrivals.forEach(a -> byIncident.putIfAbsent(a.request().incidentId(), a));
        Map<UUID, UUID> persons = standsFor(
                arrivals.stream().map(a -> a.request().personId()).distinct().toList());
        files.among(byIncident.keySet()).forEach(known -> byIncident.remove(known.incidentId()));
        List<UUID> everybody = new ArrayList<>(persons.keySet());
        everybody.addAll(persons.values());
        Set<UUID> erased = aliases.erased(everybody);

        Map<Participant, Referral> open = new HashMap<>();
        Map<Participant, Integer> count = new HashMap<>();
        for (Referral referral : referrals.lockOf(persons.values())) {
            Participant participant = new Participant(referral.personId(), referral.trialId());
            count.merge(participant, 1, Integer::sum);
            if (referral.isOpen()) {
                open.put(participant, referral);
            }
        }
        List<Referral> opened = new ArrayList<>();
        Set<Referral> extended = new LinkedHashSet<>();
        Set<Referral> clockMoved = new LinkedHashSet<>();
        for (Arrival arrival : byIncident.values()) {
            ReferralRequested request = arrival.request();
            UUID personId = persons.getOrDefault(request.personId(), request.personId());
            if (erased.contains(personId) || erased.contains(request.personId())) {
                continue;
            }
            Participant participant = new Participant(personId, request.trialId());
            Referral referral = open.get(participant);
            if (referral == null) {
                referral = episodes.open(arrival, personId, count.merge(participant, 1, Integer::sum));
                open.put(participant, referral);
                opened.add(referral);
            } else {
                extended.add(referral);
                if (episodes.extend(referral, arrival)) {
                    clockMoved.add(referral);
                }
            }
        }
        opened.forEach(extended::remove);
        opened.forEach(clockMoved::remove);
        journal.opened(opened);
        journal.extended(extended, clockMoved);
    }

    /** Locks the persons, then asks whom they stand for: a merge is either seen here or finds what was opened here. */
    private Map<UUID, UUID> standsFor(List<UUID> personIds) {
        aliases.lock(personIds);
        Map<UUID, UUID> persons = aliases.resolve(personIds);
        List<UUID> others =
                persons.values().stream().filter(p -> !persons.containsKey(p)).toList();
        if (!others.isEmpty()) {
            aliases.lock(others);
        }
        return persons;
    }
}
