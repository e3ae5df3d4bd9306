package org.project360.journey;

import static org.project360.journey.PairReports.FIRST;
import static org.project360.journey.PairReports.SECOND;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Pairs of ids that are one woman each, reported until every kind of pair is there that is asked for. */
final class ReportedPairs {

    /** One of the ids of a woman, as the services know it; {@code arm} is blank where she has no allocation. */
    record Side(String name, String person, String child, Set<String> incidents, String arm) {

        List<String> people() {
            return List.of(person, child);
        }
    }

    /** {@code first} was drawn for before {@code later}, where both have an allocation. */
    record Pair(int number, Side first, Side later) {

        List<String> people() {
            return Stream.of(first, later).flatMap(s -> s.people().stream()).toList();
        }

        Set<String> incidents() {
            Set<String> both = new TreeSet<>(first.incidents());
            both.addAll(later.incidents());
            return both;
        }

        boolean isOf(String firstArm, String laterArm) {
            return first.arm().equals(firstArm) && later.arm().equals(laterArm);
        }
    }

    /** With each of four kinds of two equally likely arms, eight pairs lack one of them once in three times. */
    private static final int AT_ONCE = 8;

    private static final int MOST = 64;

    private final Journeys journeys;
    private final PairReports reports;
    private final List<Pair> allocated = new ArrayList<>();
    private final Pair oneAllocated;

    ReportedPairs(Journeys journeys) throws Exception {
        this.journeys = journeys;
        // The services run on the wall clock, and a report of another day would be late.
        this.reports = new PairReports(journeys.home().resolve("secrets/police.properties"), Instant.now());
        send(List.of(reports.of(0, FIRST, 1), reports.of(0, SECOND, 1)));
        send(List.of(reports.of(0, FIRST, 2)));
        Map<String, List<JsonNode>> allocations = journeys.allocationsByIncident();
        oneAllocated = new Pair(0, side(0, FIRST, 2, allocations), side(0, SECOND, 1, allocations));
    }

    /** Her first id has an allocation, her second has none. */
    Pair oneAllocated() {
        return oneAllocated;
    }

    /** Both of her ids have an allocation, of these arms. */
    Pair of(String firstArm, String laterArm) throws Exception {
        Predicate<Pair> wanted = pair -> pair.isOf(firstArm, laterArm);
        Optional<Pair> found = allocated.stream().filter(wanted).findFirst();
        while (found.isEmpty() && allocated.size() < MOST) {
            more();
            found = allocated.stream().filter(wanted).findFirst();
        }
        return found.orElseThrow();
    }

    /** Reports a further incident of one of her ids; returns the incident's id once every service has it. */
    String again(Pair pair, Side side) throws SQLException {
        int number = side.incidents().size() + 1;
        send(List.of(reports.of(pair.number(), side.name(), number)));
        return incident(pair.number(), side.name(), number);
    }

    private void more() throws Exception {
        int from = 1 + allocated.size();
        for (int incident = 1; incident <= 2; incident++) {
            List<ProducerRecord<String, byte[]>> all = new ArrayList<>();
            for (int pair = from; pair < from + AT_ONCE; pair++) {
                all.add(reports.of(pair, FIRST, incident));
                all.add(reports.of(pair, SECOND, incident));
            }
            send(all);
        }
        Map<String, List<JsonNode>> allocations = journeys.allocationsByIncident();
        for (int pair = from; pair < from + AT_ONCE; pair++) {
            Side one = side(pair, FIRST, 2, allocations);
            Side other = side(pair, SECOND, 2, allocations);
            boolean inOrder = ledgerIndex(one) < ledgerIndex(other);
            allocated.add(new Pair(pair, inOrder ? one : other, inOrder ? other : one));
        }
    }

    private void send(List<ProducerRecord<String, byte[]>> all) {
        journeys.send(all);
        journeys.drained();
    }

    private Side side(int pair, String name, int incidents, Map<String, List<JsonNode>> allocations)
            throws SQLException {
        Set<String> ids = new TreeSet<>();
        String last = "";
        for (int number = 1; number <= incidents; number++) {
            last = incident(pair, name, number);
            ids.add(last);
        }
        String person = journeys.text("intake", "select victim_id from incident where id = '" + last + "'");
        String child = journeys.text(
                "intake",
                "select person_id from incident_person where role = 'CHILD' and incident_id = '" + last + "'");
        List<JsonNode> made = allocations.getOrDefault(last, List.of());
        return new Side(
                name,
                person,
                child,
                ids,
                made.isEmpty() ? "" : made.get(0).get("arm").asText());
    }

    private String incident(int pair, String side, int number) throws SQLException {
        return journeys.text(
                "intake", "select id from incident where reference = '" + reports.reference(pair, side, number) + "'");
    }

    private long ledgerIndex(Side side) throws SQLException {
        return journeys.count(
                "randomisation",
                "select ledger_index from allocation_ledger where person_id = '" + side.person() + "'");
    }
}
