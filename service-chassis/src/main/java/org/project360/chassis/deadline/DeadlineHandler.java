package org.project360.chassis.deadline;

import java.util.List;

/** What happens when deadlines of one kind run out; in the transaction that marks them fired. */
public interface DeadlineHandler {

    /** The kind, a constant of the feature that sets it. */
    String kind();

    void fire(Deadline deadline);

    default void fireAll(List<Deadline> deadlines) {
        deadlines.forEach(this::fire);
    }
}
