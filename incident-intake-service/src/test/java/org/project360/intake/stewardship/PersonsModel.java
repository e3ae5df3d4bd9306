package org.project360.intake.stewardship;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** Merges and splits as they are meant: incidents have an owner as told, and ids a parent while a merge holds. */
final class PersonsModel {

    private record Link(UUID parent, UUID merge) {}

    private final Map<UUID, UUID> told = new LinkedHashMap<>();
    private final Map<UUID, String> human = new HashMap<>();
    private final Map<String, UUID> found = new HashMap<>();
    private final Map<UUID, Link> merged = new LinkedHashMap<>();

    /** Somebody is reported; the first time {@code victim} is the id she gets. */
    void report(UUID incident, String who, UUID victim) {
        human.put(incident, who);
        told.put(incident, found.computeIfAbsent(who, w -> victim));
    }

    UUID current(UUID id) {
        Link link = merged.get(id);
        return link == null ? id : current(link.parent());
    }

    void merge(UUID survivor, UUID other, UUID merge) {
        merged.put(other, new Link(current(survivor), merge));
    }

    void undo(UUID merge) {
        merged.values().removeIf(l -> l.merge().equals(merge));
    }

    /** Incidents go to somebody new, and so does how to find a human whom no remaining report describes. */
    void separate(Collection<UUID> incidents, UUID separated) {
        UUID from = current(told.get(incidents.iterator().next()));
        for (String who : new TreeSet<>(incidents.stream().map(human::get).toList())) {
            boolean stays = told.keySet().stream()
                    .anyMatch(i -> !incidents.contains(i)
                            && human.get(i).equals(who)
                            && victim(i).equals(from));
            if (!stays && current(found.get(who)).equals(from)) {
                found.put(who, separated);
            }
        }
        incidents.forEach(i -> told.put(i, separated));
    }

    UUID victim(UUID incident) {
        return current(told.get(incident));
    }

    Map<UUID, UUID> victims() {
        Map<UUID, UUID> victims = new HashMap<>();
        told.keySet().forEach(i -> victims.put(i, victim(i)));
        return victims;
    }

    Map<UUID, UUID> told() {
        return Map.copyOf(told);
    }

    List<UUID> incidents() {
        return List.copyOf(told.keySet());
    }

    List<UUID> incidentsOf(UUID current) {
        return told.keySet().stream().filter(i -> victim(i).equals(current)).toList();
    }

    /** Ids that were given, whoever stands for them. */
    List<UUID> ids() {
        TreeSet<UUID> ids = new TreeSet<>(told.values());
        ids.addAll(merged.keySet());
        ids.addAll(found.values());
        return new ArrayList<>(ids);
    }

    boolean isMerged(UUID id) {
        return merged.containsKey(id);
    }

    /** The merges that hold, with whom each merged away. */
    Map<UUID, UUID> merges() {
        Map<UUID, UUID> merges = new LinkedHashMap<>();
        merged.forEach((id, link) -> merges.put(link.merge(), id));
        return merges;
    }

    String human(UUID incident) {
        return human.get(incident);
    }
}
