package org.project360.simulator.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.project360.contracts.intake.ReportReceipt.Outcome;
import org.project360.local.testing.TestInfra;
import org.project360.simulator.codec.TestKeys;
import org.project360.simulator.report.IncidentStream;
import org.project360.simulator.report.Noise;
import org.project360.simulator.report.RunOptions;
import org.project360.simulator.report.SimulatedMessage;
import org.project360.simulator.report.Timeline;
import org.project360.simulator.world.World;
import org.project360.simulator.world.WorldOptions;

class ReportSenderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Noise LOUD = Noise.usual()
            .with(Map.of(
                    Noise.Kind.MALFORMED,
                    0.2,
                    Noise.Kind.EXACT_DUPLICATE,
                    0.1,
                    Noise.Kind.RESENT,
                    0.1,
                    Noise.Kind.CORRECTED,
                    0.2));

    @BeforeAll
    static void topics() {
        TestInfra.createTopics();
    }

    @Test
    void everyReportIsAnsweredAsItMustBe() throws Exception {
        List<SimulatedMessage> messages = messages(1, 400, 0.3);
        Map<Outcome, Long> expected = new HashMap<>();
        messages.forEach(message -> expected.merge(message.expected(), 1L, Long::sum));
        try (FakeIntake intake = new FakeIntake(TestInfra.bootstrapServers(), key -> false);
                ReportSender sender = ReportSender.open(target(intake, FakeIntake.SECRET), TestKeys.CIPHER, PATIENCE)) {
            messages.forEach(sender::send);
            sender.flush();
            boolean all = sender.awaitAnswers(PATIENCE, () -> {});

            Answers answers = sender.answers();
            assertThat(answers.failures()).isEmpty();
            assertThat(answers.unexpected()).isEmpty();
            assertThat(all).isTrue();
            assertThat(answers.sent()).isEqualTo(messages.size());
            for (Outcome outcome : Outcome.values()) {
                assertThat(answers.answered(outcome)).isEqualTo(expected.get(outcome));
            }
            assertThat(intake.tokensGiven.get()).isGreaterThan(1);
            assertThat(intake.headersByKey.get("LEICS/" + byKafka(messages).reference()))
                    .containsAllEntriesOf(intake.expectedHeaders());
        }
    }

    @Test
    void aReportWithoutAReceiptIsNamedByItsReferenceAlone() throws Exception {
        List<SimulatedMessage> messages = messages(2, 30, 0);
        SimulatedMessage forgotten = byKafka(messages);
        try (FakeIntake intake = new FakeIntake(TestInfra.bootstrapServers(), key -> key.equals(forgotten.key()));
                ReportSender sender =
                        ReportSender.open(new Target(TestInfra.bootstrapServers(), null), TestKeys.CIPHER, PATIENCE)) {
            messages.forEach(sender::send);
            sender.flush();
            boolean all = sender.awaitAnswers(Duration.ofSeconds(4), () -> {});

            assertThat(all).isFalse();
            assertThat(sender.answers().unanswered()).containsOnly(forgotten.reference());
        }
    }

    @Test
    void aClientThatIsRefusedIsSaidToBe() throws Exception {
        List<SimulatedMessage> messages = messages(3, 5, 1);
        try (FakeIntake intake = new FakeIntake(TestInfra.bootstrapServers(), key -> false);
                ReportSender sender = ReportSender.open(target(intake, "wrong"), TestKeys.CIPHER, PATIENCE)) {
            messages.forEach(sender::send);
            sender.flush();

            assertThat(sender.answers().failed()).isEqualTo(messages.size());
            assertThat(sender.answers().failures().get(0))
                    .contains("police-leics")
                    .doesNotContain("wrong");
        }
    }

    @Test
    void aReportByHttpNeedsAnAddress() {
        List<SimulatedMessage> messages = messages(3, 1, 1);
        try (ReportSender sender = ReportSender.withoutReceipts(
                new Target(TestInfra.bootstrapServers(), null), TestKeys.CIPHER, PATIENCE)) {
            assertThatThrownBy(() -> sender.send(messages.get(0))).isInstanceOf(SendFailure.class);
        }
    }

    private static Target target(FakeIntake intake, String secret) {
        return new Target(
                TestInfra.bootstrapServers(),
                new Target.Http(intake.url("/"), intake.url("/token"), "police-leics", secret));
    }

    private static SimulatedMessage byKafka(List<SimulatedMessage> messages) {
        return messages.stream()
                .filter(message -> message.channel() == SimulatedMessage.Channel.KAFKA && message.fault() == null)
                .findFirst()
                .orElseThrow();
    }

    private static List<SimulatedMessage> messages(long seed, int incidents, double httpShare) {
        RunOptions options = new RunOptions(Instant.now(), 0, 300, Timeline.COMPRESSED, 0.25, httpShare, LOUD);
        IncidentStream stream = new IncidentStream(World.generate(WorldOptions.of(seed, incidents)), options);
        return StreamSupport.stream(stream.spliterator(), false).toList();
    }
}
