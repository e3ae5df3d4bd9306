package org.project360.bench.loop;

/** Deals a total out over the inputs, evenly and without a remainder. */
final class Share {
    private final long total;
    private final long inputs;
    private long dealt;

    Share(long total, long inputs) {
        this.total = total;
        this.inputs = inputs;
    }

    /** How many are due now that so many inputs have been taken in all; the last input brings all that is left. */
    int due(long taken) {
        long reached = taken >= inputs ? total : Math.multiplyExact(total, taken) / inputs;
        int due = (int) (reached - dealt);
        dealt = reached;
        return due;
    }
}
