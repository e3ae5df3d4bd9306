package org.project360.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** I2, I3, I4: one allocation a unit, by the function, never changed. */
final class AllocationChecks {

    private record Stored(
            String id,
            String trial,
            String unit,
            String person,
            String incident,
            String stratum,
            long sequence,
            byte[] draw) {}

    private final Stack stack;
    private final Identities identities;
    private final List<JsonNode> published;

    AllocationChecks(Stack stack, Identities identities) {
        this.stack = stack;
        this.identities = identities;
        this.published = stack.events("randomisation.allocation-made.v1").stream()
                .map(Event::json)
                .toList();
    }

    Finding i2() throws SQLException {
        Violations wrong = new Violations();
        Set<String> candidates = new HashSet<>(
                stack.query("intake", "select id from incident where candidate_at is not null", r -> r.getString(1)));
        Set<String> exposed =
                new HashSet<>(stack.query("randomisation", "select incident_id from exposure", r -> r.getString(1)));
        Set<String> waiting = new HashSet<>(stack.query(
                "randomisation",
                "select incident_id from pending_candidate where state <> 'ALLOCATED'",
                r -> r.getString(1)));
        candidates.forEach(incident -> wrong.unless(
                exposed.contains(incident) != waiting.contains(incident),
                "candidate answered " + (exposed.contains(incident) ? "twice" : "never") + ": " + incident));
        exposed.forEach(
                incident -> wrong.unless(candidates.contains(incident), "allocation without a candidate: " + incident));
        Map<String, Set<String>> armsOfPerson = new HashMap<>();
        Map<String, Set<String>> armsOfUnit = new HashMap<>();
        for (JsonNode allocation : published) {
            String arm = allocation.path("arm").asText();
            armsOfPerson
                    .computeIfAbsent(allocation.path("personId").asText(), p -> new HashSet<>())
                    .add(arm);
            armsOfUnit
                    .computeIfAbsent(allocation.path("unitId").asText(), u -> new HashSet<>())
                    .add(arm);
            wrong.unless(
                    exposed.contains(allocation.path("incidentId").asText()),
                    "published but not stored: " + allocation.path("incidentId").asText());
        }
        armsOfPerson.forEach((person, arms) ->
                wrong.unless(arms.size() == 1 || identities.changed(person), "two arms for person " + person));
        armsOfUnit.forEach((unit, arms) -> wrong.unless(arms.size() == 1, "two arms for unit " + unit));
        Set<String> answered = new HashSet<>();
        published.forEach(a -> answered.add(a.path("incidentId").asText()));
        exposed.forEach(incident -> wrong.unless(answered.contains(incident), "stored but not published: " + incident));
        return new Finding(
                "I2",
                candidates.size(),
                "candidates, " + armsOfUnit.size() + " units, " + waiting.size() + " without a draw",
                wrong.list());
    }

    Finding i3() throws SQLException, IOException {
        Violations wrong = new Violations();
        Map<String, List<Stored>> strata = new HashMap<>();
        List<Stored> all = stored();
        all.forEach(a -> strata.computeIfAbsent(a.trial() + "\n" + a.stratum(), s -> new ArrayList<>())
                .add(a));
        Map<String, Trial> trials = trials(wrong);
        for (List<Stored> stratum : strata.values()) {
            stratum.sort((a, b) -> Long.compare(a.sequence(), b.sequence()));
            Stored first = stratum.get(0);
            Trial trial = trials.get(first.trial());
            if (trial == null) {
                wrong.add("allocation of an unknown trial: " + first.trial());
                continue;
            }
            List<String> expected = new Blocks(
                            trial.secret(), first.trial(), trial.version(), first.stratum(), trial.sizes())
                    .arms((int) stratum.get(stratum.size() - 1).sequence());
            // Entries of an emergency list that nobody used are gaps in its own stratum, and nowhere else.
            boolean gaps = first.stratum().startsWith("emergency=");
            long before = 0;
            for (Stored one : stratum) {
                wrong.unless(
                        gaps ? one.sequence() > before : one.sequence() == before + 1,
                        one.stratum() + ": sequence " + one.sequence() + " after " + before);
                wrong.unless(
                        arm(one).equals(expected.get((int) one.sequence() - 1)),
                        one.stratum() + ": arm at " + one.sequence() + " is not the function's");
                before = one.sequence();
            }
        }
        return new Finding("I3", all.size(), "draws in " + strata.size() + " strata recomputed", wrong.list());
    }

    Finding i4() throws SQLException {
        Violations wrong = new Violations();
        Map<String, Stored> byUnit = new HashMap<>();
        stored().forEach(a -> byUnit.put(a.unit(), a));
        for (JsonNode allocation : published) {
            Stored stored = byUnit.get(allocation.path("unitId").asText());
            if (stored == null) {
                wrong.add("published unit without an allocation: "
                        + allocation.path("unitId").asText());
            } else {
                wrong.unless(
                        arm(stored).equals(allocation.path("arm").asText()),
                        "published arm is not the stored one: " + stored.id());
                wrong.unless(
                        stored.sequence() == allocation.path("sequence").asLong(),
                        "published sequence is not the stored one: " + stored.id());
            }
        }
        return new Finding("I4", published.size(), "publications compared with the store", wrong.list());
    }

    /** The arms published for each person's incidents: one, unless two who had allocations are one person now. */
    Map<String, Set<String>> armsOfPerson() {
        Map<String, Set<String>> arms = new HashMap<>();
        published.forEach(a -> arms.computeIfAbsent(
                        identities.participant(
                                a.path("personId").asText(),
                                a.path("incidentId").asText()),
                        person -> new HashSet<>())
                .add(a.path("arm").asText()));
        return arms;
    }

    Map<String, Trial> trials(Violations wrong) throws SQLException, IOException {
        byte[] key = stack.secret("randomisation.trial-secret-key");
        Map<String, Trial> trials = new HashMap<>();
        List<Object[]> rows = stack.query(
                "randomisation",
                "select id::text, trial_version, design, sealed_secret, secret_sha256 from trial where sealed_secret is not null",
                r -> new Object[] {r.getString(1), r.getInt(2), r.getString(3), r.getBytes(4), r.getBytes(5)});
        for (Object[] row : rows) {
            String id = (String) row[0];
            int version = (Integer) row[1];
            byte[] secret = Seal.open(key, "trial-secret\n" + id + "\n" + version, (byte[]) row[3]);
            wrong.unless(Arrays.equals(sha256(secret), (byte[]) row[4]), "the secret is not the published one: " + id);
            List<Integer> sizes = new ArrayList<>();
            new ObjectMapper().readTree((String) row[2]).path("blockSizes").forEach(size -> sizes.add(size.asInt()));
            trials.put(id, new Trial(id, version, secret, sizes));
        }
        return trials;
    }

    /** What a trial's function needs. */
    record Trial(String id, int version, byte[] secret, List<Integer> sizes) {}

    private String arm(Stored stored) {
        byte[] draw = Seal.open(
                stack.secret("randomisation.trial-secret-key"),
                "draw\n" + stored.trial() + "\n" + stored.id(),
                stored.draw());
        return draw[0] == 0 ? "TREATMENT" : "CONTROL";
    }

    private List<Stored> stored() throws SQLException {
        return stack.query(
                "randomisation",
                "select id, trial_id, unit_id, person_id, incident_id, stratum, sequence, sealed_draw from allocation",
                r -> new Stored(
                        r.getString(1),
                        r.getString(2),
                        r.getString(3),
                        r.getString(4),
                        r.getString(5),
                        r.getString(6),
                        r.getLong(7),
                        r.getBytes(8)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
