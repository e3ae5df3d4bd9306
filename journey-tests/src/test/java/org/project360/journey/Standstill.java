package org.project360.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.project360.local.LocalStack;
import org.project360.local.ServiceProcess;

/** What a service that does not go on is at: what it waits for, what it has not read, and where its threads are. */
final class Standstill {

    private static final int LOG_LINES = 12;
    private static final int FRAMES = 6;

    private final LocalStack stack;
    private final String service;

    private Standstill(LocalStack stack, String service) {
        this.stack = stack;
        this.service = service;
    }

    /** Never fails: a part that cannot be told says why. */
    static String of(LocalStack stack, String service) {
        Standstill it = new Standstill(stack, service);
        return String.join(
                "\n",
                "--- " + service,
                told(it::health),
                told(it::outbox),
                told(it::unread),
                told(it::log),
                told(it::threads));
    }

    private interface Part {
        String text() throws Exception;
    }

    private static String told(Part part) {
        try {
            return part.text();
        } catch (Exception e) {
            return "not told: " + e;
        }
    }

    private ServiceProcess process() {
        return stack.service(service);
    }

    private String health() throws IOException, InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(URI.create(process().url() + "/q/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        return HttpClient.newHttpClient()
                .send(health, HttpResponse.BodyHandlers.ofString())
                .body()
                .replaceAll("\\s+", " ");
    }

    private String outbox() throws Exception {
        try (var connection = stack.database(service).connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*), min(id) from outbox")) {
            row.next();
            return "outbox: " + row.getLong(1) + " rows, the first " + row.getLong(2);
        }
    }

    private String unread() throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", stack.broker().bootstrapServers()))) {
            Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(service)
                    .partitionsToOffsetAndMetadata()
                    .get(10, TimeUnit.SECONDS);
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            read.keySet().forEach(partition -> ends.put(partition, OffsetSpec.latest()));
            List<String> unread = new ArrayList<>();
            admin.listOffsets(ends).all().get(10, TimeUnit.SECONDS).forEach((partition, end) -> {
                OffsetAndMetadata place = read.get(partition);
                if (place != null && place.offset() < end.offset()) {
                    unread.add(partition + " " + place.offset() + " of " + end.offset());
                }
            });
            var group = admin.describeConsumerGroups(List.of(service))
                    .all()
                    .get(10, TimeUnit.SECONDS)
                    .get(service);
            List<String> members = group.members().stream()
                    .map(m -> m.consumerId() + " " + m.assignment().topicPartitions())
                    .toList();
            return "unread: " + unread + "\ngroup: " + group.groupState() + " " + String.join("\n  ", members);
        }
    }

    private String log() throws IOException {
        List<String> lines = Files.readAllLines(process().log(), StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("20"))
                .map(line -> line.substring(0, Math.min(line.length(), 240)))
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }

    /** The threads that take events and publish them. */
    private String threads() throws IOException, InterruptedException {
        Process dump = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process().process().pid()),
                        "Thread.print")
                .redirectErrorStream(true)
                .start();
        String printed = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        dump.waitFor();
        return Stream.of(printed.split("\n\n"))
                .filter(thread -> thread.contains("org.project360")
                        || thread.startsWith("\"smallrye-kafka")
                        || thread.startsWith("\"kafka-producer"))
                .map(Standstill::brief)
                .collect(Collectors.joining("\n"));
    }

    /** Its name, where it is, and what of ours led there. */
    private static String brief(String thread) {
        List<String> frames = thread.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("at "))
                .toList();
        return Stream.concat(
                        Stream.of(thread.lines().findFirst().orElse("")),
                        Stream.concat(
                                frames.stream().limit(2),
                                frames.stream()
                                        .skip(2)
                                        .filter(line -> line.contains("org.project360"))
                                        .limit(FRAMES)))
                .map(line -> line.substring(0, Math.min(line.length(), 160)))
                .collect(Collectors.joining("\n  "));
    }
}
