package org.project360.followup.evaluation.sealed;

import io.smallrye.common.annotation.Blocking;
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
import org.project360.contracts.referral.CaseProgressed;
import org.project360.followup.storage.Complete;

@ApplicationScoped
class CaseProgressedListener implements EventHandler<CaseProgressed> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final SealedFacts facts;

    CaseProgressedListener(BatchListener batches, EventCodec codec, SealedFacts facts) {
        this.batches = batches;
        this.codec = codec;
        this.facts = facts;
    }

    @Incoming("case-progressed")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.REFERRAL_CASE_PROGRESSED;
    }

    @Override
    public CaseProgressed decode(IncomingEvent event) {
        return Complete.check(codec.read(event, CaseProgressed.class));
    }

    @Override
    public void handle(IncomingEvent event, CaseProgressed step) {
        keep(List.of(step));
    }

    @Override
    public void handleAll(List<Received<CaseProgressed>> batch) {
        keep(batch.stream().map(Received::data).toList());
    }

    private void keep(List<CaseProgressed> steps) {
        facts.keep(
                SealedFacts.Table.CASE_PROGRESS,
                steps,
                step -> step.referralId() + "|" + step.stage() + "|" + step.at() + "|" + step.percentOfClock());
    }
}
