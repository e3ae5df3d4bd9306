package org.project360.randomisation.trial;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Writes down that a trial has moved on, and tells whoever has to act on it. */
@ApplicationScoped
class TrialMoves {

    private final TrialHistory history;
    private final List<TrialMoved> others;

    TrialMoves(TrialHistory history, @All List<TrialMoved> others) {
        this.history = history;
        this.others = others;
    }

    void moved(Trial trial, Trial.State from, TrialHistory.Cause cause) {
        history.record(trial, from, cause);
        switch (trial.state()) {
            case FROZEN -> others.forEach(other -> other.frozen(trial));
            case OPEN -> others.forEach(other -> other.opened(trial));
            case CLOSED -> others.forEach(other -> other.closed(trial));
            case DRAFT, VALIDATED, PAUSED, UNBLINDED -> {}
        }
    }

    /** The trial stays in its state and has another protocol. */
    void extended(Trial trial, TrialHistory.Cause cause) {
        history.record(trial, trial.state(), "extended", cause);
    }
}
