package org.project360.intake.identity;

import org.project360.intake.identity.linkage.NormalRecord;

/** Descriptions under a key of the tests. */
final class Descriptions {

    private static final Pseudonyms PSEUDONYMS = new Pseudonyms(new byte[32]);
    private static final Fingerprints FINGERPRINTS = new Fingerprints(StandaloneIdentity.json(), PSEUDONYMS);

    private Descriptions() {}

    static Description of(NormalRecord record) {
        return new Description(record, FINGERPRINTS, PSEUDONYMS);
    }
}
