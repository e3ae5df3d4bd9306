package org.project360.bench.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.project360.bench.load.Feeder;
import org.project360.bench.load.Message;
import org.project360.bench.support.BenchException;
import org.project360.bench.support.Pause;
import org.project360.bench.support.ProcessMeter;
import org.project360.bench.support.Say;
import org.project360.bench.support.TopicCounts;
import org.project360.contracts.Contracts;
import org.project360.contracts.Topics;
import org.project360.local.LocalStack;
import org.project360.local.ServiceProcess;

/** All reports lie on the topic, four services wait, and intake begins: how long until nothing is on its way any more. */
public final class PipelineBench {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration STUCK = Duration.ofMinutes(3);
    private static final Duration DRAIN = Duration.ofMinutes(30);
    private static final List<String> OUTPUTS = Contracts.topics().stream()
            .filter(topic -> !topic.equals(Topics.POLICE_INCIDENT_REPORTED))
            .toList();
    private static final String FIRST = "select min(received_at) from inbox where topic = '%s'";
    private static final String LAST = "select max(received_at) from inbox";

    private final LocalStack stack;
    private final InstantSource clock;
    private final Say say;

    public PipelineBench(LocalStack stack, InstantSource clock, Say say) {
        this.stack = stack;
        this.clock = clock;
        this.say = say;
    }

    public PipelineFigures measure(int incidents, Iterator<Message> reports) {
        ServiceProcess intake = stack.service("intake");
        intake.stop();
        long messages = feed(reports);
        say.line("Pipeline: " + messages + " reports of " + incidents + " incidents lie on the topic; intake begins");
        Map<String, Double> before = cpuSeconds();
        intake.start();
        Instant lastRecord = awaitRecords(messages);
        if (!stack.awaitDrained(DRAIN)) {
            throw new BenchException("The pipeline did not come to rest: " + stack.backlog() + ".");
        }
        Instant end = lastEvent(lastRecord);
        double seconds = Duration.between(firstReport(), end).toNanos() / 1e9;
        return new PipelineFigures(incidents, messages, seconds, processes(before, incidents));
    }

    private long feed(Iterator<Message> reports) {
        try (Feeder feeder = new Feeder(stack.broker().bootstrapServers(), Topics.POLICE_INCIDENT_REPORTED)) {
            return feeder.sendAll(reports, n -> say.meanwhile("on the topic: " + n));
        }
    }

    /** Until each report has its receipt and the topics have been quiet for a while; returns when they last grew. */
    private Instant awaitRecords(long messages) {
        try (TopicCounts counts = new TopicCounts(stack.broker().bootstrapServers(), OUTPUTS)) {
            Instant grew = clock.instant();
            long before = -1;
            while (true) {
                Map<String, Long> now = counts.byTopic();
                long total = now.values().stream().mapToLong(Long::longValue).sum();
                long receipts = now.getOrDefault(Topics.INTAKE_REPORT_RECEIPT, 0L);
                if (total > before) {
                    before = total;
                    grew = clock.instant();
                }
                say.meanwhile("answered: " + receipts + " of " + messages + "; records published: " + total);
                Duration quiet = Duration.between(grew, clock.instant());
                if (receipts >= messages && quiet.toSeconds() >= 3) {
                    return grew;
                }
                if (quiet.compareTo(STUCK) > 0) {
                    throw new BenchException("Nothing comes out of the pipeline; see the logs of the services.");
                }
                Pause.of(LOOK);
            }
        }
    }

    private Instant firstReport() {
        return time("intake", FIRST.formatted(Topics.POLICE_INCIDENT_REPORTED));
    }

    /** The last record on any topic, or the beginning of a service's last transaction, if that is later. */
    private Instant lastEvent(Instant lastRecord) {
        return stack.services().stream()
                .map(service -> time(service.name(), LAST))
                .reduce(lastRecord, (one, other) -> one.isAfter(other) ? one : other);
    }

    private Instant time(String service, String sql) {
        try (Connection connection = stack.database(service).connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            var time = rows.getTimestamp(1);
            return time == null ? Instant.EPOCH : time.toInstant();
        } catch (SQLException e) {
            throw new BenchException("The inbox of " + service + " could not be read: " + e.getMessage(), e);
        }
    }

    private List<PipelineFigures.OfProcess> processes(Map<String, Double> before, int incidents) {
        List<PipelineFigures.OfProcess> processes = new ArrayList<>();
        for (ProcessMeter meter : meters()) {
            // Intake was started anew, so what it has used it has used for this, its start included.
            double used = meter.cpuSeconds() - before.getOrDefault(meter.name(), 0.0);
            processes.add(
                    new PipelineFigures.OfProcess(meter.name(), used * 1_000 / incidents, meter.residentMegabytes()));
        }
        return processes;
    }

    private Map<String, Double> cpuSeconds() {
        Map<String, Double> seconds = new HashMap<>();
        meters().forEach(meter -> seconds.put(meter.name(), meter.cpuSeconds()));
        return seconds;
    }

    private List<ProcessMeter> meters() {
        List<ProcessMeter> meters = new ArrayList<>();
        for (ServiceProcess service : stack.services()) {
            if (service.isRunning()) {
                meters.add(new ProcessMeter(service.name(), service.process().pid()));
            }
        }
        meters.add(new ProcessMeter("kafka", pid("kafka")));
        meters.add(new ProcessMeter("postgres", pid("postgres")));
        return meters;
    }

    private long pid(String server) {
        Path file = stack.home().resolve(server).resolve(server + ".pid");
        try {
            return Long.parseLong(Files.readString(file).trim().split(" ", -1)[0]);
        } catch (IOException e) {
            throw new BenchException("The process of " + server + " is unknown: " + file + " cannot be read.", e);
        }
    }
}
