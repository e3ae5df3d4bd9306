package org.project360.randomisation.emergency;

import java.util.List;
import java.util.UUID;

/** The codes of a list, one for each entry; without the sealed entries they tell nothing. */
record ListCodes(UUID trialId, UUID listId, List<Code> codes) {

    /** The code of one entry; redacted. */
    record Code(int entry, String code) {

        @Override
        public String toString() {
            return "Code[entry=" + entry + "]";
        }
    }
}
