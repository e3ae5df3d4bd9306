package org.project360.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.project360.local.testing.TestInfra;
import org.project360.simulator.codec.Json;
import org.project360.simulator.codec.TestKeys;

class SimulatorTest {
    @TempDir
    Path dir;

    private String output = "";

    @Test
    void worldWritesSchoolsAndPeople() {
        assertThat(run("world", "--truth", dir.toString(), "--seed", "4", "--incidents", "50"))
                .isZero();
        assertThat(dir.resolve("schools.csv")).isNotEmptyFile();
        assertThat(dir.resolve("people.jsonl")).isNotEmptyFile();
    }

    @Test
    void fileWritesALineOfJsonForEachMessage() throws Exception {
        Path file = dir.resolve("messages.ndjson");
        assertThat(run("file", "--incidents", "300", "--out", file.toString(), "--noise", "malformed=0.5"))
                .isZero();

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSizeGreaterThan(400);
        for (String line : lines) {
            assertThat(Json.MAPPER
                            .readTree(line)
                            .path("headers")
                            .path("ce_source")
                            .asText())
                    .isEqualTo("urn:police:LEICS:records");
        }
    }

    @Test
    void fileWritesBareReports() throws Exception {
        Path file = dir.resolve("reports.ndjson");
        run("file", "--incidents", "20", "--clean", "--shape", "report", "--out", file.toString());

        assertThat(Files.readAllLines(file)).hasSize(20).allMatch(line -> line.startsWith("{\"force\":\"LEICS\""));
    }

    @Test
    void fileWritesMentionsWithTheTruePerson() throws Exception {
        Path file = dir.resolve("mentions.csv");
        Path truth = dir.resolve("truth");
        run("file", "--incidents", "400", "--shape", "mention", "--out", file.toString(), "--truth", truth.toString());

        Map<String, String> truePerson = new HashMap<>();
        Set<String> spoilt = new HashSet<>();
        for (String line : Files.readAllLines(truth.resolve("incidents.jsonl"))) {
            JsonNode incident = Json.MAPPER.readTree(line);
            if (incident.path("received").asBoolean()) {
                truePerson.put(
                        incident.path("reference").asText(),
                        incident.path("victim").asText());
            }
            incident.path("victimNoise").forEach(kind -> spoilt.add(kind.asText()));
        }
        List<NamedCsvRecord> mentions;
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            mentions = csv.stream().toList();
        }
        Map<String, String> told = new HashMap<>();
        mentions.forEach(m -> told.put(m.getField("mention"), m.getField("true_person")));

        assertThat(mentions).hasSameSizeAs(told.keySet());
        assertThat(told).isEqualTo(truePerson);
        assertThat(new HashSet<>(told.values())).hasSizeLessThan(told.size());
        assertThat(spoilt).contains("NAME_TYPO", "NAME_VARIANT", "BIRTH_DATE_MISSING", "ADDRESS_OLD", "NATIVE_SCRIPT");
        assertThat(mentions).anyMatch(m -> m.getField("date_of_birth").isEmpty());
    }

    @Test
    void sendEndsWithOneWhenNobodyAnswers() throws Exception {
        TestInfra.createTopics();
        int status = run(
                "send",
                "--stack",
                stack().toString(),
                "--incidents",
                "20",
                "--http-share",
                "0",
                "--receipt-timeout",
                "2");

        assertThat(status).isEqualTo(1);
        assertThat(output).contains("no receipt").contains("without an answer");
        assertThat(dir.resolve("truth").resolve("messages.jsonl")).isNotEmptyFile();
    }

    @Test
    void sendWithoutReceiptsDoesNotWait() throws Exception {
        TestInfra.createTopics();

        assertThat(run(
                        "send",
                        "--stack",
                        stack().toString(),
                        "--incidents",
                        "20",
                        "--http-share",
                        "0",
                        "--no-receipts"))
                .isZero();
        assertThat(TestInfra.records("police.incident-reported.v1", 20)).isNotEmpty();
    }

    @Test
    void wrongUsageIsASentence() throws Exception {
        assertThat(run()).isEqualTo(2);
        assertThat(run("send")).isEqualTo(2);
        assertThat(output).contains("--bootstrap-servers").doesNotContain("\tat ");
        assertThat(run("send", "--bootstrap-servers", "127.0.0.1:1")).isEqualTo(2);
        assertThat(output).contains("--keys");
        assertThat(run("send", "--stack", dir.resolve("none").toString())).isEqualTo(2);
        assertThat(run("file", "--force", "leics")).isEqualTo(2);
        assertThat(run("file", "--noise", "malformed=2")).isEqualTo(2);
        assertThat(run("file", "--incidents", "0")).isEqualTo(2);
        assertThat(run("serve-rate", "--bootstrap-servers", "127.0.0.1:1")).isEqualTo(2);
        assertThat(run("send", "--bootstrap-servers", "x:1", "--http-url", "http://x"))
                .isEqualTo(2);
        assertThat(output).contains("--client-secret");
    }

    @Test
    void whatCannotBeDoneIsASentence() {
        assertThat(run("file", "--out", dir.resolve("no/such/folder/x").toString()))
                .isEqualTo(3);
        assertThat(output).doesNotContain("\tat ");
    }

    /** A national year must not be held: 150,000 messages pass through a heap that a tenth of them would fill. */
    @Test
    void streamsThroughASmallHeap() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx40m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Simulator.class.getName(),
                        "file",
                        "--incidents",
                        "137000",
                        "--out",
                        "/dev/null")
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("log").toFile())
                .start();

        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(dir.resolve("log"))).isZero();
    }

    private Path stack() throws Exception {
        String prefix = "chassis.jwe.\"police.incident-reported.v1\".";
        Path keys = Files.writeString(
                dir.resolve("police.properties"),
                prefix + "current=test\n" + prefix + "keys.test="
                        + Base64.getEncoder().encodeToString(TestKeys.KEY));
        return Files.writeString(dir.resolve("stack.properties"), """
                kafka.bootstrap.servers=%s
                keycloak.url=http://127.0.0.1:1
                keycloak.realm=project360
                intake.url=http://127.0.0.1:1
                secrets.police=%s
                truth.dir=%s
                """.formatted(
                        TestInfra.bootstrapServers(), keys, dir.resolve("truth")));
    }

    private int run(String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            return Simulator.run(args);
        } finally {
            System.setOut(out);
            System.setErr(err);
            output = bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
