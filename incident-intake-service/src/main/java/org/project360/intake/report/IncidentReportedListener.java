package org.project360.intake.report;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.project360.chassis.event.BatchListener;
import org.project360.chassis.event.EventHandler;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.Received;
import org.project360.chassis.event.RejectedEvent;
import org.project360.contracts.Topics;

@ApplicationScoped
class IncidentReportedListener implements EventHandler<PoliceReport> {

    private final BatchListener batches;
    private final Sealed sealed;
    private final ReadReport reader;
    private final AnswerReports reports;

    IncidentReportedListener(BatchListener batches, Sealed sealed, ReadReport reader, AnswerReports reports) {
        this.batches = batches;
        this.sealed = sealed;
        this.reader = reader;
        this.reports = reports;
    }

    @Incoming("incident-reported")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.POLICE_INCIDENT_REPORTED;
    }

    @Override
    public PoliceReport decode(IncomingEvent event) {
        return reader.read(sealed.open(event));
    }

    @Override
    public PoliceReport decodeReplayed(IncomingEvent event) {
        return reader.read(sealed.openEither(event).orElseGet(() -> sealed.open(event)))
                .asReplayed();
    }

    @Override
    public void handle(IncomingEvent event, PoliceReport report) {
        handleAll(List.of(new Received<>(event, report)));
    }

    @Override
    public void handleAll(List<Received<PoliceReport>> batch) {
        reports.takeNew(batch);
    }

    @Override
    public void duplicates(List<Received<PoliceReport>> batch) {
        reports.takeAgain(batch);
    }

    @Override
    public void rejected(IncomingEvent event, UUID quarantineId, List<RejectedEvent.Reason> reasons) {
        reports.rejected(event, quarantineId, reasons);
    }

    @Override
    public void rejectedAgain(IncomingEvent event, List<RejectedEvent.Reason> reasons) {
        reports.rejectedAgain(event, reasons);
    }

    @Override
    public byte[] readable(IncomingEvent event) {
        return sealed.openEither(event).orElse(event.value());
    }
}
