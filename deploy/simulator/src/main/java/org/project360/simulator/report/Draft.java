package org.project360.simulator.report;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.police.IncidentReported;

/**
 * A message waiting for its turn: {@code slot} says after which incident it is sent, {@code order} decides between those of
 * one slot and numbers the messages of the run in the order in which they were thought of.
 */
record Draft(
        long slot,
        long order,
        int victim,
        IncidentReported report,
        SimulatedMessage.Kind kind,
        @Nullable Fault fault,
        String eventId,
        boolean byHttp,
        boolean delayed) {

    static final Comparator<Draft> BY_TURN =
            Comparator.comparingLong(Draft::slot).thenComparingLong(Draft::order);

    Draft again(long atSlot, long atOrder, SimulatedMessage.Kind as, String underId) {
        return new Draft(atSlot, atOrder, victim, report, as, fault, underId, byHttp, delayed);
    }
}
