package org.project360.intake.identity;

import java.util.Collection;
import java.util.List;

/** Finds out who is who. */
public interface IdentityResolver {

    /**
     * Resolves the mentions of a whole batch, in order, inside the batch's transaction and in a constant number of round
     * trips. Two mentions of one new person are one person, within the batch and against other instances.
     *
     * @param associates who is recorded for the incidents of these mentions already
     * @return one resolution for each mention, in the same order; {@code isNew} for the first mention of a new person and
     *     every further one in the batch
     */
    List<Resolution> resolve(List<PersonRecord> mentions, Collection<Associate> associates);
}
