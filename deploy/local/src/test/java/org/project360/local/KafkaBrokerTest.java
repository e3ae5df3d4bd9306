package org.project360.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import org.project360.local.testing.TestInfra;

class KafkaBrokerTest {

    @Test
    void acknowledgedRecordsOutliveSigkill() {
        String topic = TestInfra.freshTopic("kill", 3);
        send(topic, 100);
        TestInfra.kafka().kill();
        assertThat(TestInfra.kafka().isRunning()).isFalse();
        TestInfra.kafka().restart();
        assertThat(TestInfra.records(topic)).hasSize(100);
    }

    @Test
    void readsUntilEnoughHasArrived() {
        String topic = TestInfra.freshTopic("enough", 1);
        send(topic, 5);
        assertThat(TestInfra.records(topic, 5)).extracting(r -> r.key()).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void aTopicNobodyCreatedDoesNotAppear() {
        assertThatThrownBy(() -> TestInfra.records("misspelt")).hasMessage("There is no topic misspelt.");
    }

    @Test
    void brokerAndClientAreOfOneVersion() {
        // The Quarkus BOM sets the client's; the module's pom sets the broker's.
        assertThat(AppInfoParser.getVersion()).isEqualTo(System.getProperty("kafka.version"));
    }

    @SuppressWarnings("unchecked")
    private static void send(String topic, int records) {
        ProducerRecord<String, byte[]>[] all = IntStream.range(0, records)
                .mapToObj(Integer::toString)
                .map(n -> new ProducerRecord<>(topic, n, n.getBytes(StandardCharsets.UTF_8)))
                .toArray(ProducerRecord[]::new);
        TestInfra.send(all);
    }
}
