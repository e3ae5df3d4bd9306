package org.project360.randomisation.trial;

import static org.project360.randomisation.trial.Trial.State.CLOSED;
import static org.project360.randomisation.trial.Trial.State.DRAFT;
import static org.project360.randomisation.trial.Trial.State.FROZEN;
import static org.project360.randomisation.trial.Trial.State.OPEN;
import static org.project360.randomisation.trial.Trial.State.PAUSED;
import static org.project360.randomisation.trial.Trial.State.UNBLINDED;
import static org.project360.randomisation.trial.Trial.State.VALIDATED;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;
import org.project360.randomisation.trial.Trial.State;

/** Every step that a trial can take: from which states, into which; {@code null}: it stays where it is. */
enum Step {
    VALIDATE(VALIDATED, "trial-not-draft", "Only a draft can be validated", DRAFT),
    FREEZE(FROZEN, "trial-not-validated", "Only a validated trial can be frozen, and only once", VALIDATED),
    OPEN_IT(OPEN, "trial-not-frozen", "Only a frozen trial can be opened", FROZEN),
    PAUSE(PAUSED, "trial-not-open", "Only an open trial can be paused", OPEN),
    RESUME(OPEN, "trial-not-paused", "Only a paused trial can be resumed", PAUSED),
    EXTEND(null, "trial-not-recruiting", "Only an open or a paused trial can be extended", OPEN, PAUSED),
    CLOSE(CLOSED, "trial-not-recruiting", "Only a frozen, open or paused trial can be closed", FROZEN, OPEN, PAUSED),
    UNBLIND(UNBLINDED, "trial-not-closed", "Only a closed trial can be unblinded", CLOSED);

    private final @Nullable State to;
    private final String type;
    private final String title;
    private final List<State> from;

    Step(@Nullable State to, String type, String title, State... from) {
        this.to = to;
        this.type = type;
        this.title = title;
        this.from = Arrays.asList(from);
    }

    /** Where it leads. */
    State after(State state) {
        if (!from.contains(state)) {
            throw Problem.conflict(type, title, "The trial is " + state + ".");
        }
        return to == null ? state : to;
    }
}
