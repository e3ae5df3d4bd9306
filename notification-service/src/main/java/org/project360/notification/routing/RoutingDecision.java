package org.project360.notification.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.notification.school.Establishment;

/** What the rules say about one child: the rule, or the reason why none applies, and whom they looked at (URNs). */
public record RoutingDecision(
        Outcome outcome,
        RoutingRule rule,
        @Nullable RoutingReason reason,
        @Nullable String urn,
        List<String> candidates) {

    /** Sent, held for a person, or nobody to notify. */
    public enum Outcome {
        ROUTED,
        HELD,
        NOT_NOTIFIED
    }

    static RoutingDecision routed(RoutingRule rule, Establishment establishment, List<Establishment> candidates) {
        return new RoutingDecision(Outcome.ROUTED, rule, null, establishment.urn(), urns(candidates));
    }

    static RoutingDecision held(RoutingReason reason, List<Establishment> candidates) {
        return new RoutingDecision(Outcome.HELD, RoutingRule.NONE, reason, null, urns(candidates));
    }

    public static RoutingDecision notNotified(RoutingReason reason) {
        return new RoutingDecision(Outcome.NOT_NOTIFIED, RoutingRule.NONE, reason, null, List.of());
    }

    private static List<String> urns(List<Establishment> establishments) {
        return establishments.stream().map(Establishment::urn).sorted().toList();
    }
}
