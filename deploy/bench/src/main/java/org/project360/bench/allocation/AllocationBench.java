package org.project360.bench.allocation;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.project360.bench.figure.KolmogorovSmirnov;
import org.project360.bench.figure.Latency;
import org.project360.bench.latency.OpenLoop;
import org.project360.bench.load.Candidates;
import org.project360.bench.load.Feeder;
import org.project360.bench.load.Message;
import org.project360.bench.support.BenchException;
import org.project360.bench.support.Pause;
import org.project360.bench.support.Say;
import org.project360.contracts.Topics;
import org.project360.simulator.codec.Json;

/**
 * Sends candidates to a running randomisation service and sees what comes of them. One sender for all loops: the first
 * record of another would wait until it knows the broker, and that is no latency of the service.
 */
final class AllocationBench implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final double MILLIS = 1e6;

    private final String bootstrapServers;
    private final InstantSource clock;
    private final Say say;
    private final Feeder feeder;

    /**
     * What an open loop came to. {@code published} and {@code answered} run from when a reader beside the service has the
     * candidate: to the end of the millisecond in which the broker has the allocation, and to when a reader has it; {@code seen}
     * runs from the intended sending to when a reader has it.
     */
    record Loop(
            Latency published,
            Latency answered,
            Latency seen,
            KolmogorovSmirnov arms,
            int treatment,
            int control,
            double latestSendMillis) {}

    AllocationBench(String bootstrapServers, InstantSource clock, Say say) {
        this.bootstrapServers = bootstrapServers;
        this.clock = clock;
        this.say = say;
        this.feeder = new Feeder(bootstrapServers, Topics.INTAKE_CANDIDATE_IDENTIFIED);
        BrokerTime.stampsRecordsOf(Topics.RANDOMISATION_ALLOCATION_MADE, bootstrapServers);
    }

    @Override
    public void close() {
        feeder.close();
    }

    /** Candidates at seeded Poisson moments, whatever the answers. */
    Loop openLoop(OpenLoop loop) {
        long[] moments = loop.moments();
        List<Message> messages = messages(loop.seed(), moments.length);
        List<String> incidents =
                messages.stream().map(AllocationBench::incident).toList();
        try (Seen read = new Seen(bootstrapServers, Topics.INTAKE_CANDIDATE_IDENTIFIED);
                Seen seen = allocations()) {
            Instant now = clock.instant();
            long epoch = now.getEpochSecond() * 1_000_000_000L + now.getNano() - System.nanoTime();
            long start = System.nanoTime() + 500_000_000L;
            long latest = 0;
            for (int i = 0; i < moments.length; i++) {
                long intended = start + moments[i];
                for (long left = intended - System.nanoTime(); left > 0; left = intended - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                feeder.send(messages.get(i));
                latest = Math.max(latest, System.nanoTime() - intended);
                say.meanwhile("sent: " + (i + 1) + " of " + moments.length);
            }
            feeder.flush();
            awaitAll(seen, moments.length);
            awaitAll(read, moments.length);
            return figures(read, seen, incidents, new Moments(moments, start, epoch), latest / MILLIS);
        }
    }

    /**
     * When each candidate was to be sent.
     *
     * @param intended nanoseconds after the start
     * @param start of the monotonic clock
     * @param epoch to be added to the monotonic clock for nanoseconds since 1970
     */
    private record Moments(long[] intended, long start, long epoch) {
        /** From a moment of the monotonic clock to the end of a millisecond since 1970. */
        long untilEndOf(long millis, long nanos) {
            return Math.max(0, (millis + 1) * 1_000_000L - (nanos + epoch));
        }
    }

    private static Loop figures(Seen read, Seen seen, List<String> incidents, Moments moments, double latest) {
        Latency.Collector all = new Latency.Collector();
        Latency.Collector answered = new Latency.Collector();
        Latency.Collector published = new Latency.Collector();
        List<Double> treatment = new ArrayList<>();
        List<Double> control = new ArrayList<>();
        for (int i = 0; i < incidents.size(); i++) {
            Seen.Arrival arrival = seen.of(incidents.get(i));
            Seen.Arrival candidate = read.of(incidents.get(i));
            if (arrival == null || candidate == null) {
                throw new BenchException("An allocation or a candidate that was counted is not there.");
            }
            long nanos = arrival.nanos() - moments.start() - moments.intended()[i];
            all.add(nanos);
            answered.add(Math.max(0, arrival.nanos() - candidate.nanos()));
            published.add(moments.untilEndOf(arrival.published(), candidate.nanos()));
            (arrival.arm().equals("TREATMENT") ? treatment : control).add(nanos / MILLIS);
        }
        return new Loop(
                published.figures("allocation published"),
                answered.figures("candidate answered"),
                all.figures("allocation seen"),
                KolmogorovSmirnov.of(array(treatment), array(control)),
                treatment.size(),
                control.size(),
                latest);
    }

    /** Allocations a second: all candidates lie on the topic when the service starts; the first fifth does not count. */
    double batches(int candidates, long seed, Runnable startService) {
        List<Message> messages = messages(seed, candidates);
        List<String> incidents =
                messages.stream().map(AllocationBench::incident).toList();
        try (Seen seen = allocations()) {
            feeder.sendAll(messages.iterator(), sent -> say.meanwhile("laid on the topic: " + sent));
            startService.run();
            awaitAll(seen, candidates);
            long[] published = incidents.stream()
                    .map(seen::of)
                    .mapToLong(arrival -> arrival == null ? 0 : arrival.published())
                    .sorted()
                    .toArray();
            int from = published.length / 5;
            double seconds = (published[published.length - 1] - published[from]) / 1_000.0;
            return (published.length - from) / seconds;
        }
    }

    private Seen allocations() {
        return new Seen(bootstrapServers, Topics.RANDOMISATION_ALLOCATION_MADE);
    }

    private static void awaitAll(Seen seen, int wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (seen.count() < wanted) {
            if (System.nanoTime() > end) {
                throw new BenchException("After " + PATIENCE.toMinutes() + " minutes " + seen.count() + " of " + wanted
                        + " candidates had been seen.");
            }
            Pause.of(LOOK);
        }
    }

    private List<Message> messages(long seed, int count) {
        List<Message> messages = new ArrayList<>(count);
        Iterator<Message> candidates = new Candidates(seed, count, clock.instant());
        candidates.forEachRemaining(messages::add);
        return messages;
    }

    private static String incident(Message message) {
        try {
            return Json.MAPPER.readTree(message.value()).path("incidentId").asText();
        } catch (IOException e) {
            throw new IllegalStateException("Not JSON", e);
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }
}
