package org.project360.followup.evaluation;

import java.util.UUID;

/** How many participants of a trial got another service than their arm's, for their safety; which ones is sealed. */
public interface Overridden {

    /** Overrides of the trial. */
    long of(UUID trialId);
}
