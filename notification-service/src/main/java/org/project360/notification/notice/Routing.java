package org.project360.notification.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.notification.routing.RoutingDecision;
import org.project360.notification.routing.RoutingReason;
import org.project360.notification.routing.RoutingRule;

/** How a notice found its establishment: the rule, or why none applied, whom the rules looked at, who decided. */
@Embeddable
record Routing(
        @Column(name = "routing_rule") @Enumerated(EnumType.STRING)
        RoutingRule rule,

        @Column(name = "routing_reason") @Enumerated(EnumType.STRING) @Nullable
        RoutingReason reason,

        @Column(name = "routing_candidates") List<String> candidates,
        @Column(name = "routed_by") String by) {

    static Routing of(RoutingDecision decision, String by) {
        return new Routing(decision.rule(), decision.reason(), decision.candidates(), by);
    }

    Routing decidedBy(String person) {
        return new Routing(RoutingRule.BY_PERSON, reason, candidates, person);
    }
}
