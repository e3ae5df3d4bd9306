package org.project360.followup.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.project360.chassis.time.Ids;
import org.project360.contracts.randomisation.ParticipantEnrolled;
import org.project360.followup.participant.Participants;

/** Lays down one schedule a participant and trial, the same in both arms: whoever comes again keeps the first. */
@ApplicationScoped
class EnrolParticipants {

    private record Place(UUID trialId, UUID personId) {}

    private final Participants participants;
    private final Schedules schedules;
    private final InstantSource clock;
    private final Ids ids;

    EnrolParticipants(Participants participants, Schedules schedules, InstantSource clock, Ids ids) {
        this.participants = participants;
        this.schedules = schedules;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void enrol(List<ParticipantEnrolled> enrolments) {
        Map<Place, ParticipantEnrolled> first = new HashMap<>();
        enrolments.forEach(e -> first.putIfAbsent(new Place(e.trialId(), e.personId()), e));
        schedules.addTrials(distinct(enrolments, ParticipantEnrolled::trialId), clock.instant());
        Map<UUID, Participants.Standing> standings =
                participants.known(distinct(enrolments, ParticipantEnrolled::personId));
        List<Schedules.New> added = new ArrayList<>();
        Set<UUID> special = new TreeSet<>();
        first.values().forEach(enrolled -> {
            Participants.Standing standing = Objects.requireNonNull(standings.get(enrolled.personId()));
            added.add(new Schedules.New(ids.next(), enrolled, standing.ownerId(), standing.plain()));
            if (!standing.plain()) {
                special.add(standing.ownerId());
            }
        });
        schedules.add(added);
        if (!special.isEmpty()) {
            Set<UUID> group = participants.sameAs(special);
            schedules.regroup(group);
            schedules.settleWaves(group, clock.instant());
        }
    }

    private static Set<UUID> distinct(List<ParticipantEnrolled> enrolments, Function<ParticipantEnrolled, UUID> id) {
        return enrolments.stream().map(id).collect(Collectors.toCollection(TreeSet::new));
    }
}
