package org.project360.intake.incident;

import java.time.Instant;
import java.util.List;

/** Told of the versions of a batch that took effect, once they are stored, in their transaction and with its locks. */
public interface IncidentFollower {

    void tookEffect(List<Effect> effects, Instant now);
}
