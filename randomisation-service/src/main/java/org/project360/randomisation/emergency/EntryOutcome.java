package org.project360.randomisation.emergency;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of an entry when its list was closed. */
record EntryOutcome(int entry, Outcome outcome) {

    /** The four ways. */
    @Schema(name = "EntryOutcomeKind")
    enum Outcome {
        /** Its arm was allocated. */
        ENTERED,
        /** Whoever it was opened for had an arm already, which counts; the error register says so. */
        TWICE,
        /** It was opened for nobody. */
        SPOILED,
        /** It was never opened. */
        VOID
    }
}
