package org.project360.intake.identity;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.linkage.Blocking;
import org.project360.intake.identity.linkage.BlockingKey;
import org.project360.intake.identity.linkage.NormalRecord;

/**
 * What a mention says of a victim, normalised, and what is reckoned from it, once: looking for candidates, learning within
 * the batch and storing all ask for the same keys. Not for several threads.
 */
final class Description {

    private final NormalRecord record;
    private final Fingerprints fingerprints;
    private final Pseudonyms pseudonyms;
    private @Nullable UUID fingerprint;
    private @Nullable List<BlockingKey> keys;
    private @Nullable List<HashedKey> hashedKeys;

    Description(NormalRecord record, Fingerprints fingerprints, Pseudonyms pseudonyms) {
        this.record = record;
        this.fingerprints = fingerprints;
        this.pseudonyms = pseudonyms;
    }

    NormalRecord record() {
        return record;
    }

    UUID fingerprint() {
        if (fingerprint == null) {
            fingerprint = fingerprints.of(record);
        }
        return fingerprint;
    }

    List<BlockingKey> keys() {
        if (keys == null) {
            keys = Blocking.keys(record);
        }
        return keys;
    }

    List<HashedKey> hashedKeys() {
        if (hashedKeys == null) {
            hashedKeys = HashedKey.of(keys(), pseudonyms);
        }
        return hashedKeys;
    }

    @Override
    public String toString() {
        return "Description[***]";
    }
}
