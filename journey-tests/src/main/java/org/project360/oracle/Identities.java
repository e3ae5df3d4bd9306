package org.project360.oracle;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What data stewards have said about who is who, from intake's own tables. */
final class Identities {

    private final Map<String, String> survivors = new HashMap<>();
    private final Map<String, String> victims = new HashMap<>();
    private final Set<String> changed = new HashSet<>();

    Identities(Stack stack) throws SQLException {
        stack.query(
                "intake",
                "select id, survivor_id from person where survivor_id is not null",
                r -> survivors.put(r.getString(1), r.getString(2)));
        stack.query("intake", "select id, victim_id from incident", r -> victims.put(r.getString(1), r.getString(2)));
        stack.query(
                "intake",
                "select survivor_id from person_merge union select merged_id from person_merge"
                        + " union select person_id from person_split union select separated_id from person_split",
                r -> changed.add(r.getString(1)));
    }

    private Identities() {}

    /** Where no steward has said anything, or there is no intake to ask. */
    static Identities asTold() {
        return new Identities();
    }

    /** Whose id this is now: her own, unless she was merged into somebody. */
    String current(String person) {
        return survivors.getOrDefault(person, person);
    }

    /** Whether she was ever merged or split: she may have met another's arm, and incidents of hers may be another's. */
    boolean changed(String person) {
        return changed.contains(person);
    }

    /** Whose an allocation is now that was made for this person and incident. */
    String participant(String person, String incident) {
        return changed(person) ? victims.getOrDefault(incident, person) : person;
    }
}
