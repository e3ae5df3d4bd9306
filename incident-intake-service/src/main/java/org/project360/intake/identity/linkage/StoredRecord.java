package org.project360.intake.identity.linkage;

/** A record that is stored, by a name of the store's own. */
public record StoredRecord(String id, NormalRecord record) {

    @Override
    public String toString() {
        return "StoredRecord[" + id + ", ***]";
    }
}
