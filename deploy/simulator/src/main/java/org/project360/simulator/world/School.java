package org.project360.simulator.world;

/**
 * A school of the register. {@code phase} as the register names it; ages are those it takes, both inclusive; {@code town}
 * is the place in the list of towns.
 */
public record School(
        String urn,
        String authority,
        String authorityName,
        int number,
        String name,
        String type,
        Status status,
        String phase,
        int lowAge,
        int highAge,
        int town,
        String street,
        String townName,
        String postcode) {

    /** The register's own words. */
    public enum Status {
        OPEN("Open", 1),
        CLOSED("Closed", 2),
        CLOSING("Open, but proposed to close", 3),
        PROPOSED("Proposed to open", 4);

        private final String words;
        private final int code;

        Status(String words, int code) {
            this.words = words;
            this.code = code;
        }

        public String words() {
            return words;
        }

        public int code() {
            return code;
        }
    }

    /** Whether children go there. */
    public boolean isOpen() {
        return status == Status.OPEN || status == Status.CLOSING;
    }

    boolean takes(int age) {
        return lowAge <= age && age <= highAge;
    }
}
