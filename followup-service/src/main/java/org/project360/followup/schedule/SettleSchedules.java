package org.project360.followup.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.project360.followup.participant.ParticipantsChanged;

/** People merged, split, withdrew or were erased: their schedules follow, in the same transaction. */
@ApplicationScoped
class SettleSchedules {

    private final Schedules schedules;

    SettleSchedules(Schedules schedules) {
        this.schedules = schedules;
    }

    void on(@Observes ParticipantsChanged changed) {
        schedules.regroup(changed.ids());
        schedules.settleWaves(changed.ids(), changed.at());
    }
}
