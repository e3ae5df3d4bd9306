package org.project360.referral.person;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.project360.contracts.intake.PersonErased;
import org.project360.contracts.intake.PersonMerged;
import org.project360.contracts.intake.PersonSplit;

/** Merges, splits and erasures of persons, whatever is stored of them here. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FollowPersons {

    private final PersonAliases aliases;
    private final List<PersonFollower> followers;

    FollowPersons(PersonAliases aliases, @All List<PersonFollower> followers) {
        this.aliases = aliases;
        this.followers = followers;
    }

    void merge(PersonMerged merged) {
        aliases.lock(List.of(merged.mergedId(), merged.survivorId()));
        if (aliases.put(merged.mergedId(), merged.survivorId(), true, merged.mergedAt(), merged.reasonCode())) {
            UUID standsFor = current(merged.survivorId());
            Set<UUID> moving = aliases.tree(merged.mergedId());
            followers.forEach(f -> f.placed(moving, standsFor, merged.mergedAt()));
        }
    }

    void split(PersonSplit split) {
        aliases.lock(List.of(split.separatedId(), split.personId()));
        aliases.put(split.separatedId(), split.personId(), false, split.splitAt(), split.reasonCode());
        UUID standsFor = current(split.separatedId());
        Set<UUID> moving = aliases.tree(split.separatedId());
        followers.forEach(
                f -> f.separated(split.incidentIds(), split.separatedId(), moving, standsFor, split.splitAt()));
    }

    void erase(PersonErased erased) {
        aliases.lock(List.of(erased.personId()));
        Set<UUID> everyName = aliases.tree(erased.personId());
        aliases.markErased(everyName, erased.erasedAt());
        followers.forEach(f -> f.erased(everyName, erased.erasedAt()));
    }

    private UUID current(UUID personId) {
        return aliases.resolve(List.of(personId)).getOrDefault(personId, personId);
    }
}
