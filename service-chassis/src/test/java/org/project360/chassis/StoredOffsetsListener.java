package org.project360.chassis;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.project360.chassis.event.BatchListener;
import org.project360.chassis.event.EventCodec;
import org.project360.chassis.event.EventHandler;
import org.project360.chassis.event.IncomingEvent;

@ApplicationScoped
public class StoredOffsetsListener implements EventHandler<Number> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final Sums sums;

    StoredOffsetsListener(BatchListener batches, EventCodec codec, Sums sums) {
        this.batches = batches;
        this.codec = codec;
        this.sums = sums;
    }

    @Incoming("stored")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return "chassis.stored.v1";
    }

    @Override
    public boolean offsetsInDatabase() {
        return true;
    }

    @Override
    public Number decode(IncomingEvent event) {
        return codec.read(event, Number.class);
    }

    @Override
    public void handle(IncomingEvent event, Number number) {
        sums.add(event, number);
    }
}
