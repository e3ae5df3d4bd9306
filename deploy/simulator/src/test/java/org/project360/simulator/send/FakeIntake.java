package org.project360.simulator.send;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.project360.contracts.Contracts;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.ReportReceipt;
import org.project360.contracts.intake.ReportReceipt.Outcome;
import org.project360.contracts.intake.ReportReceipt.Reason;
import org.project360.contracts.police.IncidentReported;
import org.project360.simulator.codec.IndependentJwe;
import org.project360.simulator.codec.Json;
import org.project360.simulator.codec.TestKeys;
import org.project360.simulator.report.Schemas;

/** Answers reports as incident-intake does, by Kafka and HTTP, from nothing but the contracts. */
final class FakeIntake implements AutoCloseable {
    static final String SECRET = "s3cret & more";

    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final Predicate<String> silentAbout;
    private final Map<String, String> taken = new ConcurrentHashMap<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer http;
    private final Thread thread = new Thread(this::run, "fake intake");
    final Map<String, Map<String, String>> headersByKey = new ConcurrentHashMap<>();
    final AtomicInteger tokensGiven = new AtomicInteger();
    private final AtomicInteger tokenRequests = new AtomicInteger();

    FakeIntake(String bootstrapServers, Predicate<String> silentAbout) throws IOException {
        this.silentAbout = silentAbout;
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.POLICE_INCIDENT_REPORTED).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/token", this::token);
        http.createContext("/v1/incident-reports", this::post);
        http.setExecutor(Executors.newFixedThreadPool(4));
        http.start();
        thread.start();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + path);
    }

    private void run() {
        try {
            while (true) {
                consumer.poll(Duration.ofMillis(50)).forEach(this::take);
            }
        } catch (WakeupException closing) {
            consumer.close();
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        headersByKey.put(record.key(), headers);
        boolean named = headers.containsKey("ce_id");
        String source = named ? headers.get("ce_source") : "kafka:" + record.topic();
        String id = named ? headers.get("ce_id") : record.partition() + "@" + record.offset();
        ReportReceipt receipt;
        if (!named) {
            receipt = rejected(source, id, List.of(new Reason("", "header-missing", "")));
        } else {
            try {
                receipt = judge(source, id, IndependentJwe.open(record.value(), TestKeys.KEY));
            } catch (GeneralSecurityException e) {
                receipt = rejected(source, id, List.of(new Reason("", "not-decryptable", "")));
            }
        }
        if (!silentAbout.test(record.key())) {
            answer(record.key(), receipt);
        }
    }

    /** Twice under one id, as a relay does that died in between. */
    private void answer(String key, ReportReceipt receipt) {
        byte[] id = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2; i++) {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(Topics.INTAKE_REPORT_RECEIPT, key, Json.bytes(receipt));
            record.headers().add("ce_id", id);
            producer.send(record);
        }
    }

    private ReportReceipt judge(String source, String id, byte[] plaintext) {
        List<Reason> reasons;
        IncidentReported report = null;
        try {
            reasons = Schemas.ofReport(plaintext);
            if (reasons.isEmpty()) {
                report = Json.MAPPER.readValue(plaintext, IncidentReported.class);
                reasons = implausible(report);
            }
        } catch (Exception malformed) {
            reasons = List.of(new Reason("", "json-malformed", ""));
        }
        if (report == null || !reasons.isEmpty()) {
            return rejected(source, id, reasons);
        }
        String name = report.incidentReference() + " " + report.version();
        Outcome outcome = taken.putIfAbsent(name, id) == null ? Outcome.ACCEPTED : Outcome.DUPLICATE;
        return new ReportReceipt(
                report.force(),
                report.incidentReference(),
                report.version(),
                source,
                id,
                outcome,
                new UUID(1, 1),
                null,
                List.of(),
                Instant.now());
    }

    private static List<Reason> implausible(IncidentReported report) {
        if (!report.force().equals("LEICS")) {
            return List.of(new Reason("/force", "unknown-force", ""));
        }
        if (report.occurredAt().isAfter(Instant.now())) {
            return List.of(new Reason("/occurredAt", "in-the-future", ""));
        }
        Set<Reason> reasons = new HashSet<>();
        var victimBorn = report.victim().person().dateOfBirth();
        for (int i = 0; i < report.children().size(); i++) {
            var born = report.children().get(i).person().dateOfBirth();
            if (born != null && victimBorn != null && born.isBefore(victimBorn)) {
                reasons.add(new Reason("/children/" + i + "/person/dateOfBirth", "older-than-victim", ""));
            }
        }
        return List.copyOf(reasons);
    }

    private static ReportReceipt rejected(String source, String id, List<Reason> reasons) {
        return new ReportReceipt(
                null, null, null, source, id, Outcome.REJECTED, null, new UUID(2, 2), reasons, Instant.now());
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!form.equals("grant_type=client_credentials&client_id=police-leics&client_secret=s3cret+%26+more")) {
            respond(exchange, 401, Map.of("error", "unauthorized_client"));
            return;
        }
        // At first, and every second time after, the clients are not at hand.
        if (tokenRequests.incrementAndGet() % 2 == 1) {
            respond(exchange, 400, Map.of("error", "unauthorized_client"));
            return;
        }
        String token = "t" + tokensGiven.incrementAndGet();
        tokens.add(token);
        respond(exchange, 200, Map.of("access_token", token, "expires_in", 300));
    }

    /** Every ninth request meets an intake that is just starting, every thirteenth one that forgot its tokens. */
    private void post(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int n = requests.incrementAndGet();
        String token = exchange.getRequestHeaders().getFirst("Authorization").replaceFirst("^Bearer ", "");
        if (n % 13 == 0) {
            tokens.clear();
        }
        if (!tokens.contains(token)) {
            respond(exchange, 401, Map.of());
        } else if (n % 9 == 0) {
            respond(exchange, 503, Map.of());
        } else {
            String source = exchange.getRequestHeaders().getFirst("ce-source");
            ReportReceipt receipt = judge(source, exchange.getRequestHeaders().getFirst("ce-id"), body);
            answer("by http", receipt);
            if (receipt.outcome() == Outcome.REJECTED) {
                respond(
                        exchange,
                        422,
                        Map.of("type", "urn:project360:problem:report-rejected", "errors", receipt.reasons()));
            } else {
                respond(exchange, receipt.outcome() == Outcome.ACCEPTED ? 202 : 200, receipt);
            }
        }
    }

    private static void respond(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = Json.bytes(body);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    Map<String, String> expectedHeaders() {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_source",
                "urn:police:LEICS:records",
                "ce_type",
                Contracts.ceType(Topics.POLICE_INCIDENT_REPORTED),
                "ce_dataschema",
                Contracts.dataSchema(Topics.POLICE_INCIDENT_REPORTED),
                "content-type",
                "application/jose");
    }

    @Override
    public void close() throws InterruptedException {
        http.stop(0);
        consumer.wakeup();
        thread.join();
        producer.close();
    }
}
