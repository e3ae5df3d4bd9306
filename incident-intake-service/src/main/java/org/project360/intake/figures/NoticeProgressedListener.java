package org.project360.intake.figures;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.project360.chassis.event.BatchListener;
import org.project360.chassis.event.EventCodec;
import org.project360.chassis.event.EventHandler;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.Received;
import org.project360.contracts.Topics;
import org.project360.contracts.notification.NoticeProgressed;

@ApplicationScoped
class NoticeProgressedListener implements EventHandler<NoticeProgressed> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final NoticeAnswers answers;

    NoticeProgressedListener(BatchListener batches, EventCodec codec, NoticeAnswers answers) {
        this.batches = batches;
        this.codec = codec;
        this.answers = answers;
    }

    @Incoming("notice-progressed")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.NOTIFICATION_NOTICE_PROGRESSED;
    }

    @Override
    public NoticeProgressed decode(IncomingEvent event) {
        return codec.read(event, NoticeProgressed.class);
    }

    @Override
    public void handle(IncomingEvent event, NoticeProgressed step) {
        answers.take(List.of(step));
    }

    @Override
    public void handleAll(List<Received<NoticeProgressed>> batch) {
        answers.take(batch.stream().map(Received::data).toList());
    }
}
