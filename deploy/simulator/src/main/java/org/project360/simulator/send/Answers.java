package org.project360.simulator.send;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.intake.ReportReceipt.Outcome;
import org.project360.contracts.intake.ReportReceipt.Reason;
import org.project360.simulator.report.Fault;
import org.project360.simulator.report.SimulatedMessage;

/** Which reports have been answered, how, and whether as they must be. Names incidents by reference, never people. */
public final class Answers {
    private static final int KEPT = 1_000;
    private static final String UNNAMED = "kafka:";

    private final Map<String, Deque<Open>> open = new HashMap<>();
    private final Map<String, Deque<Answer>> early = new HashMap<>();
    private final Map<Outcome, Long> answered = new EnumMap<>(Outcome.class);
    private final List<Unexpected> unexpected = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private long sent;
    private long unexpectedCount;
    private long failed;
    private long openCount;
    private long lastChange = System.nanoTime();

    /** What an event was sent as, and so is answered as. */
    record Name(String source, String id) {
        private String key() {
            return source + " " + id;
        }
    }

    record Answer(Outcome outcome, List<Reason> reasons) {}

    private record Open(
            String reference, Outcome expected, @Nullable Fault fault) {}

    /** An answer other than the one that must come; {@code codes} are those of the answer's reasons. */
    public record Unexpected(String reference, String expected, String was, List<String> codes) {}

    synchronized void await(Name name, SimulatedMessage message) {
        sent++;
        openCount++;
        touch();
        Open entry = new Open(message.reference(), message.expected(), message.fault());
        open.computeIfAbsent(name.key(), k -> new ArrayDeque<>(1)).add(entry);
        Deque<Answer> before = early.get(name.key());
        if (before != null) {
            Answer answer = before.remove();
            if (before.isEmpty()) {
                early.remove(name.key());
            }
            settle(name, answer);
        }
    }

    /** Answers to others' reports are none of ours. */
    synchronized void settle(Name name, Answer answer) {
        Deque<Open> waiting = open.get(name.key());
        if (waiting == null) {
            // A record without a name is answered under its place, perhaps before we are told that place.
            if (name.source.startsWith(UNNAMED)) {
                early.computeIfAbsent(name.key(), k -> new ArrayDeque<>(1)).add(answer);
            }
            return;
        }
        Open entry = waiting.remove();
        if (waiting.isEmpty()) {
            open.remove(name.key());
        }
        openCount--;
        touch();
        answered.merge(answer.outcome, 1L, Long::sum);
        check(entry, answer);
    }

    /** It could not be sent, or its answer was no answer. */
    synchronized void fail(Name name, String why) {
        Deque<Open> waiting = open.get(name.key());
        if (waiting != null) {
            Open entry = waiting.remove();
            if (waiting.isEmpty()) {
                open.remove(name.key());
            }
            openCount--;
            fail(entry.reference, why);
        }
    }

    synchronized void fail(String reference, String why) {
        touch();
        failed++;
        if (failures.size() < KEPT) {
            failures.add(reference + ": " + why);
        }
    }

    private void check(Open entry, Answer answer) {
        Fault fault = entry.fault;
        boolean right = entry.expected == answer.outcome
                && (fault == null
                        || answer.reasons.stream()
                                .anyMatch(reason -> reason.code().equals(fault.code())
                                        && reason.pointer().equals(fault.pointer())));
        if (!right) {
            unexpectedCount++;
            if (unexpected.size() < KEPT) {
                String expected = entry.expected + (fault == null ? "" : " " + fault.code() + " " + fault.pointer());
                List<String> codes = answer.reasons.stream()
                        .map(reason -> (reason.code() + " " + reason.pointer()).strip())
                        .toList();
                unexpected.add(new Unexpected(entry.reference, expected, answer.outcome.name(), codes));
            }
        }
    }

    public synchronized long sent() {
        return sent;
    }

    public synchronized long answered(Outcome outcome) {
        return Objects.requireNonNull(answered.getOrDefault(outcome, 0L));
    }

    public synchronized long answered() {
        return answered.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Sent and not answered yet. */
    public synchronized long outstanding() {
        return openCount;
    }

    /** References of reports that have no answer, the first thousand. */
    public synchronized List<String> unanswered() {
        return open.values().stream()
                .flatMap(Deque::stream)
                .map(Open::reference)
                .limit(KEPT)
                .sorted()
                .toList();
    }

    public synchronized long failed() {
        return failed;
    }

    /** References of reports that could not be sent, each with the reason; the first thousand. */
    public synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    public synchronized long unexpectedCount() {
        return unexpectedCount;
    }

    /** The first thousand. */
    public synchronized List<Unexpected> unexpected() {
        return List.copyOf(unexpected);
    }

    /** Since anything was sent or answered. */
    synchronized long quietNanos() {
        return System.nanoTime() - lastChange;
    }

    private void touch() {
        lastChange = System.nanoTime();
    }
}
