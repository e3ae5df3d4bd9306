package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.chassis.time.Ids;

/** Identity by exact keys; see {@link Linkage} for the rules. Two round trips, four when instances meet on one key. */
@ApplicationScoped
class ExactIdentity implements IdentityResolver {

    private final MatchKeyTable table;
    private final Pseudonyms pseudonyms;
    private final Ids ids;

    ExactIdentity(MatchKeyTable table, Pseudonyms pseudonyms, Ids ids) {
        this.table = table;
        this.pseudonyms = pseudonyms;
        this.ids = ids;
    }

    @Override
    public List<Resolution> resolve(List<PersonRecord> mentions, Collection<Associate> associates) {
        List<MatchKeys> keys =
                mentions.stream().map(m -> MatchKeys.of(m, pseudonyms)).toList();
        Set<UUID> wanted = keys.stream().flatMap(k -> k.everywhere().stream()).collect(Collectors.toSet());
        Set<UUID> policeIds = keys.stream()
                .map(MatchKeys::policeId)
                .filter(k -> k != null)
                .collect(Collectors.toCollection(HashSet::new));
        Map<UUID, UUID> known = table.find(wanted);

        Linkage linkage = new Linkage(known, associates, ids::next);
        List<Resolution> linked = linkage.link(keys);
        Set<UUID> inserted = table.insert(linkage.newKeys(), policeIds);
        if (inserted.size() == linkage.newKeys().size()) {
            return linked;
        }
        return linkAgain(keys, associates, known, linkage.newKeys(), inserted);
    }

    /**
     * Another instance was first with some of the keys. Its transaction has ended, for the insert waited for it: what it
     * wrote is taken as known, and the keys that are ours may now lead elsewhere.
     */
    private List<Resolution> linkAgain(
            List<MatchKeys> keys,
            Collection<Associate> associates,
            Map<UUID, UUID> known,
            Map<UUID, UUID> attempted,
            Set<UUID> inserted) {
        Set<UUID> lost = new HashSet<>(attempted.keySet());
        lost.removeAll(inserted);
        Map<UUID, UUID> now = new HashMap<>(known);
        now.putAll(table.find(lost));
        Linkage linkage = new Linkage(now, associates, ids::next);
        List<Resolution> linked = linkage.link(keys);
        table.redirect(linkage.newKeys());
        return linked;
    }
}
