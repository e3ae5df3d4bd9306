package org.project360.intake.report;

import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.*;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.project360.contracts.PersonDetails;
import org.project360.intake.*;
import org.project360.local.testing.TestClock;

@IntakeTest
class ProbeTest {
    @Inject
    Intake intake;

    @Inject
    IncidentReportedListener listener;

    @Inject
    Sealed sealed;

    @Inject
    ReadReport reader;

    @Inject
    ReportSchema schema;

    List<ConsumerRecord<String, byte[]>> make(int n, long seed) {
        Random random = new Random(seed);
        List<PersonDetails[]> families = new ArrayList<>();
        for (int i = 0; i < n / 2; i++) {
            String s = "S" + seed + "x" + i;
            families.add(new PersonDetails[] {
                person("Ada", s, "1990-05-01").withId(),
                person("Dorian", s, "1988-01-01").withId(),
                person("Niamh", s, "2015-01-01").withId()
            });
        }
        List<ConsumerRecord<String, byte[]>> out = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            PersonDetails[] f =
                    families.get((int) (Math.abs(random.nextGaussian()) * families.size() / 3) % families.size());
            ReportFixture r = report().victim(f[0])
                    .perpetrator(f[1])
                    .yesAnswers(10)
                    .occurredAt(TestClock.START.minus(Duration.ofMinutes(60 + random.nextInt(400000))));
            if (random.nextBoolean()) r.child(f[2]);
            out.add(intake.sealed(r));
        }
        return out;
    }

    @Test
    void probe() {
        for (int round = 0; round < 5; round++) {
            List<ConsumerRecord<String, byte[]>> all = make(10000, round);
            System.out.println("bytes " + all.get(0).value().length);
            var mx = java.lang.management.ManagementFactory.getThreadMXBean();
            long[] c = new long[8];
            long m = mx.getCurrentThreadCpuTime();
            List<byte[]> plain = new ArrayList<>();
            for (var r : all)
                plain.add(sealed.open(new org.project360.chassis.event.IncomingEvent(
                        r.topic(), 0, 0, null, "s", "i", null, null, null, null, r.value())));
            c[0] = mx.getCurrentThreadCpuTime() - m;
            m = mx.getCurrentThreadCpuTime();
            List<com.fasterxml.jackson.databind.JsonNode> trees = new ArrayList<>();
            for (var p : plain) trees.add(reader.tree(p).orElseThrow());
            c[1] = mx.getCurrentThreadCpuTime() - m;
            m = mx.getCurrentThreadCpuTime();
            for (var n : trees) schema.errors(n);
            c[2] = mx.getCurrentThreadCpuTime() - m;
            m = mx.getCurrentThreadCpuTime();
            for (int i = 0; i < trees.size(); i++) reader.check(trees.get(i), plain.get(i));
            c[3] = mx.getCurrentThreadCpuTime() - m - c[2];
            m = mx.getCurrentThreadCpuTime();
            for (var n : trees) CanonicalDigest.of(n);
            c[4] = mx.getCurrentThreadCpuTime() - m;
            m = mx.getCurrentThreadCpuTime();
            long pg0 = pgCpu(), all0 = jvmCpu();
            long t = System.nanoTime();
            m = mx.getCurrentThreadCpuTime();
            for (int i = 0; i < all.size(); i += 500) intake.takes(listener, all.subList(i, i + 500));
            long took = System.nanoTime() - t;
            c[5] = mx.getCurrentThreadCpuTime() - m;
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> intake.number("select count(*) from outbox") == 0);
            long drained = System.nanoTime() - t;
            System.out.printf(
                    "PROBE pg %d us/report jvm %d us/report%n",
                    (pgCpu() - pg0) * 10000 / all.size(), (jvmCpu() - all0) / 1000 / all.size());
            System.out.printf(
                    "PROBE round %d us/report: open %.0f tree %.0f schema %.0f bind+digest+plaus %.0f digest %.0f process %.0f; process %.0f/s  drained %.0f/s%n",
                    round,
                    c[0] / 1e7,
                    c[1] / 1e7,
                    c[2] / 1e7,
                    c[3] / 1e7,
                    c[4] / 1e7,
                    c[5] / 1e7,
                    all.size() * 1e9 / took,
                    all.size() * 1e9 / drained);
        }
    }

    long jvmCpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    long pgCpu() {
        String db =
                intake.rows("select current_database() as d").get(0).get("d").toString();
        long sum = 0;
        for (java.io.File f : new java.io.File("/proc").listFiles((d, n) -> n.matches("[0-9]+"))) {
            try {
                String cmd =
                        new String(java.nio.file.Files.readAllBytes(f.toPath().resolve("cmdline")));
                if (cmd.startsWith("postgres: " + db)) {
                    String[] st = java.nio.file.Files.readString(f.toPath().resolve("stat"))
                            .replaceAll("^.*\\) ", "")
                            .split(" ");
                    sum += Long.parseLong(st[11]) + Long.parseLong(st[12]);
                }
            } catch (Exception e) {
            }
        }
        return sum;
    }
}
