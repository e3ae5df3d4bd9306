package org.project360.bench.latency;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.project360.bench.figure.Latency;
import org.project360.bench.load.Feeder;
import org.project360.bench.load.Message;
import org.project360.bench.load.RepeatVictims;
import org.project360.bench.support.Pause;
import org.project360.bench.support.Say;
import org.project360.contracts.Topics;
import org.project360.local.LocalStack;
import org.project360.simulator.codec.ReportCipher;

/** Sends second reports of repeat victims at intended moments and sees what comes of them. */
public final class LatencyBench {
    private static final Duration DRAIN = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final double LEAD_IN_RATE = 20;
    private static final Duration LEAD_IN = Duration.ofSeconds(10);

    private final LocalStack stack;
    private final ReportCipher cipher;
    private final RepeatVictims victims;
    private final InstantSource clock;
    private final Say say;
    private int used;

    public LatencyBench(LocalStack stack, ReportCipher cipher, RepeatVictims victims, InstantSource clock, Say say) {
        this.stack = stack;
        this.cipher = cipher;
        this.victims = victims;
        this.clock = clock;
        this.say = say;
    }

    /** How many victims it takes, the lead-in included. */
    public static int victimsFor(List<Double> rates, Duration time) {
        int victims = new OpenLoop(LEAD_IN_RATE, LEAD_IN, 0).count();
        for (double rate : rates) {
            victims += new OpenLoop(rate, time, 0).count();
        }
        return victims;
    }

    /** The reports of long ago; then a lead-in that is not counted; then each rate. */
    public List<LatencyFigures> measure(List<Double> rates, Duration time, long seed) {
        say.line("Latency: the first reports of " + victims.size() + " victims are taken");
        try (Feeder feeder = new Feeder(stack.broker().bootstrapServers(), Topics.POLICE_INCIDENT_REPORTED)) {
            for (int v = 0; v < victims.size(); v++) {
                feeder.send(victims.first(v, clock.instant(), cipher));
            }
            feeder.flush();
            stack.awaitDrained(DRAIN);
            measure(feeder, new OpenLoop(LEAD_IN_RATE, LEAD_IN, seed));
            List<LatencyFigures> figures = new ArrayList<>();
            for (double rate : rates) {
                say.line(String.format(
                        Locale.ROOT, "Latency: second reports at %.3g/s for %d s", rate, time.toSeconds()));
                figures.add(measure(feeder, new OpenLoop(rate, time, seed + figures.size() + 1)));
            }
            return figures;
        }
    }

    private LatencyFigures measure(Feeder feeder, OpenLoop loop) {
        long[] moments = loop.moments();
        int first = used;
        used += moments.length;
        try (Arrivals arrivals = new Arrivals(stack.broker().bootstrapServers())) {
            long start = System.nanoTime() + 500_000_000L;
            long latest = send(feeder, moments, first, start);
            awaitReceipts(arrivals, moments.length);
            stack.awaitDrained(DRAIN);
            return new LatencyFigures(
                    loop.rate(), moments.length, latest / 1e6, latencies(arrivals, moments, first, start));
        }
    }

    /** Returns by how many nanoseconds the latest report was late. */
    private long send(Feeder feeder, long[] moments, int first, long start) {
        long latest = 0;
        for (int i = 0; i < moments.length; i++) {
            // Sealed before its moment: making the report is the police system's time.
            Message report = victims.second(first + i, clock.instant(), cipher);
            long intended = start + moments[i];
            for (long left = intended - System.nanoTime(); left > 0; left = intended - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            feeder.send(report);
            latest = Math.max(latest, System.nanoTime() - intended);
            say.meanwhile("sent: " + (i + 1) + " of " + moments.length);
        }
        feeder.flush();
        return latest;
    }

    private static void awaitReceipts(Arrivals arrivals, int wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (arrivals.receipts() < wanted && System.nanoTime() < end) {
            Pause.of(LOOK);
        }
    }

    private List<Latency> latencies(Arrivals arrivals, long[] moments, int first, long start) {
        Latency.Collector receipts = new Latency.Collector();
        Latency.Collector referrals = new Latency.Collector();
        Latency.Collector notices = new Latency.Collector();
        for (int i = 0; i < moments.length; i++) {
            Arrivals.Receipt receipt = arrivals.receipt(victims.secondReference(first + i));
            if (receipt != null) {
                long intended = start + moments[i];
                receipts.add(receipt.nanos() - intended);
                add(referrals, arrivals.referral(receipt.incident()), intended);
                add(notices, arrivals.notice(receipt.incident()), intended);
            }
        }
        return List.of(
                receipts.figures("receipt"),
                referrals.figures("referral on the worklist"),
                notices.figures("first notice sent"));
    }

    private static void add(Latency.Collector to, @Nullable Long seen, long intended) {
        if (seen != null) {
            to.add(seen - intended);
        }
    }
}
