package org.project360.chassis.offset;

/** The stored offset is not where this consumer thought it was: it owns the partition no longer, or time went back. */
public class StaleOffset extends RuntimeException {

    StaleOffset(String topic, int partition) {
        super(topic + "-" + partition, null, false, false);
    }
}
