package org.project360.randomisation.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import org.project360.chassis.problem.Problem;
import org.project360.randomisation.allocation.Reservations;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialMoved;

/** While a list is out its trial is not closed: somebody may have an arm that the ledger does not know yet. */
@ApplicationScoped
class RefuseClosing implements TrialMoved {

    private final Reservations reservations;

    RefuseClosing(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public void frozen(Trial trial) {}

    @Override
    public void opened(Trial trial) {}

    @Override
    public void closed(Trial trial) {
        if (reservations.any(trial)) {
            throw Problem.conflict(
                    "emergency-list-out",
                    "An emergency list is out",
                    "Close the trial's emergency lists first: what was opened of them has to be entered.");
        }
    }
}
