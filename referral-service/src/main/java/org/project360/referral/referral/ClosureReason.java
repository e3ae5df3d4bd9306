package org.project360.referral.referral;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Why a referral is closed: the closed list, written {@code needs-met-by-another-route} over HTTP and on Kafka. */
public enum ClosureReason {
    COMPLETED,
    DECLINED,
    DISENGAGED_AFTER_CONTACT,
    UNABLE_TO_CONTACT,
    NEEDS_MET_BY_ANOTHER_ROUTE,
    MOVED_AWAY,
    MOVED_TO_HIGH_RISK_PATHWAY,
    INELIGIBLE,
    MISTAKEN_OR_DUPLICATE,
    DIED,
    DATA_ERROR,
    OTHER;

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    @JsonCreator
    static ClosureReason ofCode(String code) {
        return Codes.parse(ClosureReason.class, code);
    }
}
