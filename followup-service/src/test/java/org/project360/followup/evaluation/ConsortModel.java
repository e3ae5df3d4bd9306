package org.project360.followup.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.project360.contracts.intake.IncidentRecorded;
import org.project360.contracts.randomisation.ParticipantEnrolled;
import org.project360.followup.schedule.WaveFacts;
import org.project360.followup.schedule.WavePlan;
import org.project360.followup.schedule.WaveState;

/** The second count: plain collections and loops over what was sent and done, knowing nothing of the database. */
class ConsortModel {

    record Done(UUID person, int wave) {}

    final List<IncidentRecorded> incidents = new ArrayList<>();
    final List<ParticipantEnrolled> enrolments = new ArrayList<>();
    final Map<UUID, UUID> mergedInto = new HashMap<>();
    final Map<UUID, Instant> withdrawnFromContact = new HashMap<>();
    final Map<UUID, Instant> withdrawnFromDataUse = new HashMap<>();
    final Map<UUID, Instant> withdrawnFromIntervention = new HashMap<>();
    /** By enrolled person and number of the wave. */
    final Map<Done, Instant> completed = new HashMap<>();

    private final WavePlan plan;

    ConsortModel(WavePlan plan) {
        this.plan = plan;
    }

    UUID now(UUID person) {
        UUID owner = person;
        while (mergedInto.containsKey(owner)) {
            owner = mergedInto.get(owner);
        }
        return owner;
    }

    ParticipantEnrolled effective(UUID owner) {
        return enrolments.stream()
                .filter(e -> now(e.personId()).equals(owner))
                .min(Comparator.comparing(ParticipantEnrolled::enrolledAt))
                .orElseThrow();
    }

    WaveState state(ParticipantEnrolled enrolled, int number, Instant now) {
        WavePlan.Planned wave = plan.from(enrolled.enrolledAt()).get(number - 1);
        Instant cancelled = null;
        for (Map<UUID, Instant> withdrawn : List.of(withdrawnFromContact, withdrawnFromDataUse)) {
            for (Map.Entry<UUID, Instant> entry : withdrawn.entrySet()) {
                if (now(entry.getKey()).equals(now(enrolled.personId()))
                        && wave.closesAt().isAfter(entry.getValue())) {
                    cancelled = entry.getValue();
                }
            }
        }
        return new WaveFacts(
                        wave.opensAt(),
                        wave.targetAt(),
                        wave.closesAt(),
                        completed.get(new Done(enrolled.personId(), number)),
                        cancelled)
                .stateAt(now);
    }

    Consort count(UUID trial, Instant now) {
        Map<UUID, IncidentRecorded> latest = new HashMap<>();
        Set<UUID> onceEligible = new HashSet<>();
        for (IncidentRecorded incident : incidents) {
            latest.merge(incident.incidentId(), incident, (a, b) -> b.version() > a.version() ? b : a);
            if (incident.eligible()) {
                onceEligible.add(incident.incidentId());
            }
        }
        Set<UUID> owners = new HashSet<>();
        Set<UUID> index = new HashSet<>();
        enrolments.forEach(e -> {
            owners.add(now(e.personId()));
            index.add(e.incidentId());
        });
        long assessed = 0;
        long excluded = 0;
        long eligible = 0;
        long enrolledOn = 0;
        long again = 0;
        Map<String, Long> reasons = new TreeMap<>();
        for (IncidentRecorded incident : latest.values()) {
            if (incident.historic()) {
                continue;
            }
            assessed++;
            if (!onceEligible.contains(incident.incidentId())) {
                excluded++;
                reasons.merge(incident.failedRules().get(0), 1L, Long::sum);
                continue;
            }
            eligible++;
            if (index.contains(incident.incidentId())) {
                enrolledOn++;
            } else if (owners.contains(now(incident.personId()))) {
                again++;
            }
        }
        long ahead = enrolments.stream()
                .filter(e -> !latest.containsKey(e.incidentId()))
                .count();
        List<Consort.WaveFlow> waves = new ArrayList<>();
        for (int number = 1; number <= 4; number++) {
            waves.add(flow(owners, number, now));
        }
        return new Consort(
                trial,
                now,
                assessed,
                excluded,
                reasons,
                eligible,
                enrolledOn,
                again,
                eligible - enrolledOn - again,
                enrolments.size(),
                ahead,
                enrolments.size() - owners.size(),
                owners.size(),
                owners.size(),
                waves,
                new Consort.Withdrawn(
                        among(owners, withdrawnFromContact),
                        among(owners, withdrawnFromDataUse),
                        among(owners, withdrawnFromIntervention),
                        owners.stream()
                                .filter(o -> has(o, withdrawnFromContact)
                                        || has(o, withdrawnFromDataUse)
                                        || has(o, withdrawnFromIntervention))
                                .count()),
                0);
    }

    private Consort.WaveFlow flow(Set<UUID> owners, int number, Instant now) {
        Map<WaveState, Long> states = new HashMap<>();
        long late = 0;
        String name = "";
        for (UUID owner : owners) {
            ParticipantEnrolled enrolled = effective(owner);
            WavePlan.Planned wave = plan.from(enrolled.enrolledAt()).get(number - 1);
            name = wave.name();
            states.merge(state(enrolled, number, now), 1L, Long::sum);
            Instant done = completed.get(new Done(enrolled.personId(), number));
            late += done != null && !done.isBefore(wave.closesAt()) ? 1 : 0;
        }
        return new Consort.WaveFlow(
                name,
                0,
                states.getOrDefault(WaveState.UPCOMING, 0L),
                states.getOrDefault(WaveState.OPEN, 0L),
                states.getOrDefault(WaveState.OVERDUE, 0L),
                states.getOrDefault(WaveState.COMPLETED, 0L),
                late,
                states.getOrDefault(WaveState.MISSED, 0L),
                states.getOrDefault(WaveState.CANCELLED, 0L));
    }

    private long among(Set<UUID> owners, Map<UUID, Instant> withdrawn) {
        return owners.stream().filter(owner -> has(owner, withdrawn)).count();
    }

    private boolean has(UUID owner, Map<UUID, Instant> withdrawn) {
        return withdrawn.keySet().stream().anyMatch(person -> now(person).equals(owner));
    }
}
