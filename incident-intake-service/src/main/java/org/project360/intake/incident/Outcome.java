package org.project360.intake.incident;

import java.util.UUID;

/** What became of one version of a report. */
public record Outcome(Kind kind, UUID incidentId) {

    /** The possible outcomes. */
    public enum Kind {
        /** It is the incident's state now. */
        RECORDED,
        /** A later version was here first: it is kept and changes nothing. */
        KEPT,
        /** This version was taken before with the same content. */
        SAME,
        /** This version was taken before with other content. */
        DIFFERENT
    }
}
