package org.project360.intake.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.project360.intake.identity.OpenReviews.Standing;

/** How certain it is who the victims of a batch are, by its own decisions and by what stewards have looked at or not. */
public final class Doubts {

    private final Map<UUID, Doubt> byPerson = new LinkedHashMap<>();
    private final Map<UUID, Standing> settled = new HashMap<>();
    private final ReviewConfig config;
    private final Instant now;

    Doubts(ReviewConfig config, Map<UUID, Standing> stored, Instant now) {
        this.config = config;
        this.now = now;
        stored.forEach((person, standing) -> {
            if (standing.state() == Review.State.OPEN) {
                byPerson.put(person, new Doubt(standing.reviewId(), standing.dueAt(), null, false, false));
            } else {
                settled.put(person, standing);
            }
        });
    }

    /** Takes the entries in the order in which they are recorded. */
    Doubts with(List<LinkageBook.Entry> entries, Supplier<UUID> ids) {
        for (LinkageBook.Entry entry : entries) {
            Resolution victim = entry.victim();
            Likeness likeness = victim.likeness();
            // Whom a steward has named is nobody new, whatever she is like.
            if (likeness != null && likeness.inDoubt() && victim.isNew()) {
                byPerson.putIfAbsent(
                        victim.personId(), new Doubt(ids.get(), now.plus(config.historyDue()), entry, false, false));
            }
            if (!entry.historic()) {
                byPerson.computeIfPresent(
                        victim.personId(),
                        (person, doubt) -> doubt.neededBy(entry.reportedAt().plus(config.due())));
            }
        }
        return this;
    }

    /** How certain it is now who the victim of this entry is. */
    public Certainty of(LinkageBook.Entry entry) {
        UUID person = entry.victim().personId();
        Doubt doubt = byPerson.get(person);
        if (doubt != null) {
            return now.isBefore(doubt.dueAt()) ? Certainty.IN_REVIEW : Certainty.PROVISIONAL;
        }
        Standing standing = settled.get(person);
        boolean looked = standing != null && standing.state() != Review.State.SUPERSEDED;
        return looked || entry.victim().certain() ? Certainty.CERTAIN : Certainty.UNKNOWN;
    }

    Collection<Doubt> all() {
        return byPerson.values();
    }
}
