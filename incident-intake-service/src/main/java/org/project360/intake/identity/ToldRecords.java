package org.project360.intake.identity;

import java.util.UUID;
import org.project360.intake.identity.linkage.NormalRecord;
import org.project360.intake.identity.linkage.StoredRecord;

/**
 * Records of a person that tell for which of her ids they were told: whom linkage finds is linked to the id whose record
 * agrees best, so that a later split takes the right ones along.
 */
final class ToldRecords {

    private static final int UUID_LENGTH = 36;

    private ToldRecords() {}

    static StoredRecord of(UUID told, Object name, NormalRecord record) {
        return new StoredRecord(told + "/" + name, record);
    }

    static UUID told(StoredRecord stored) {
        return UUID.fromString(stored.id().substring(0, UUID_LENGTH));
    }
}
