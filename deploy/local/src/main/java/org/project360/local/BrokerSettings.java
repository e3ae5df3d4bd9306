package org.project360.local;

import java.nio.file.Path;

/** The broker's server.properties. */
final class BrokerSettings {
    private BrokerSettings() {}

    static String text(Path data, int port, int controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%3$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%3$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%2$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%1$s
                # Topics come from deploy/topics.yaml; a misspelt one must fail.
                auto.create.topics.enable=false
                num.partitions=1
                num.network.threads=2
                num.io.threads=4
                # The usual 128 MB would fill the heap of so small a broker, and each collection would carry it about.
                log.cleaner.dedupe.buffer.size=16777216
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=8
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                # A killed consumer gives up its partitions after seconds, not after the usual 45.
                group.min.session.timeout.ms=3000
                group.consumer.min.session.timeout.ms=3000
                group.consumer.session.timeout.ms=9000
                group.consumer.min.heartbeat.interval.ms=1000
                group.consumer.heartbeat.interval.ms=3000
                """.formatted(data, port, controllerPort);
    }
}
