package org.project360.followup.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Collectors;
import org.project360.contracts.randomisation.ParticipantUnblinded;
import org.project360.followup.participant.Participants;
import org.project360.followup.storage.Statements;
import org.project360.followup.storage.Statements.Column;

/** Keeps that somebody was told a participant's arm, so that her follow-up can go to a collector who was not. */
@ApplicationScoped
class FlagUnblinded {

    private final Participants participants;
    private final Statements statements;

    FlagUnblinded(Participants participants, Statements statements) {
        this.participants = participants;
        this.statements = statements;
    }

    /** The first time counts, in whatever order the events come. */
    @Transactional(Transactional.TxType.MANDATORY)
    void flag(List<ParticipantUnblinded> unblinded) {
        participants.known(
                unblinded.stream().map(ParticipantUnblinded::personId).collect(Collectors.toSet()));
        String sql = """
                insert into unblinded_participant as u (trial_id, person_id, unblinded_at)
                select trial_id, person_id, min(unblinded_at)
                from unnest(?::uuid[], ?::uuid[], ?::timestamptz[]) e(trial_id, person_id, unblinded_at)
                group by trial_id, person_id
                on conflict (trial_id, person_id) do update
                set unblinded_at = least(u.unblinded_at, excluded.unblinded_at)""";
        statements.update(
                "unblinded participants",
                sql,
                Column.of("uuid", unblinded, ParticipantUnblinded::trialId),
                Column.of("uuid", unblinded, ParticipantUnblinded::personId),
                Column.of("timestamptz", unblinded, ParticipantUnblinded::unblindedAt));
    }
}
