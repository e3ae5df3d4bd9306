package org.project360.intake.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;
import org.project360.chassis.security.Caller;

/** The force that a police system speaks for: what its token says, and nothing else. */
@ApplicationScoped
class OwnForce {

    private final Caller caller;
    private final Reading reading;

    OwnForce(Caller caller, Reading reading) {
        this.caller = caller;
        this.reading = reading;
    }

    /** The force of a request; a token of one force need not repeat it. */
    String of(@Nullable String named) {
        Set<String> claim = caller.claim("force");
        if (named == null && claim.size() != 1) {
            throw new Problem(
                    400, "force-missing", "Which force?", "Name the force with the query parameter \"force\".");
        }
        String force = named == null ? claim.iterator().next() : named;
        if (!claim.contains(force)) {
            throw new Problem(
                    403, "other-force", "Not your force", "The token's force claim does not name this force.");
        }
        if (!reading.knows(force)) {
            throw new Problem(422, "unknown-force", "Unknown force", "No force of this code reports here.");
        }
        return force;
    }

    boolean owns(ReportFile file) {
        return caller.claim("force").contains(file.named().force());
    }
}
