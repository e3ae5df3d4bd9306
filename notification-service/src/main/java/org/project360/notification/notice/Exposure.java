package org.project360.notification.notice;

import org.project360.contracts.intake.ChildExposed;
import org.project360.notification.routing.RoutingDecision;
import org.project360.notification.routing.RoutingReason;

/** A child of an incident with its key, as the latest version of a batch has it, and where the rules send it. */
record Exposure(ChildKey key, ChildExposed child, SealedDetails details, RoutingDecision decision) {

    static Exposure of(ChildKey key, ChildExposed child, RoutingDecision decision) {
        return new Exposure(
                key,
                child,
                SealedDetails.of(child),
                key.wrapped() == null ? RoutingDecision.notNotified(RoutingReason.CHILD_ERASED) : decision);
    }

    @Override
    public String toString() {
        return "Exposure[***]";
    }
}
