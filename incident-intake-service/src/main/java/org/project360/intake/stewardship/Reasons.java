package org.project360.intake.stewardship;

/** Why stewards do things: closed lists of codes, for reasons in words would be personal data. */
final class Reasons {

    static final String OF_MERGE = "same-person|same-police-person-id|steward-confirmed";

    /** Of a merge that nobody asked for: a record is certainly of both. */
    static final String RECORDS_AGREE = "records-agree";

    static final String OF_SPLIT = "merged-in-error|not-the-same|not-hers";

    /** Of a split that nobody asked for: records of one person contradict one another. */
    static final String RECORDS_DISAGREE = "records-disagree";

    static final String OF_SEPARATION = "known-to-be-two|details-contradict|two-of-one-household";

    static final String OF_ERASURE = "asked-by-person|retention-ended|unlawfully-held|court-order";

    private Reasons() {}
}
