package org.project360.intake.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.Received;
import org.project360.contracts.intake.ReportReceipt.Outcome;
import org.project360.contracts.police.IncidentReported;
import org.project360.intake.report.TakenEvents.Rejected;
import org.project360.intake.report.TakenEvents.Taken;
import org.project360.intake.report.TakenEvents.Version;

/** Answers reports whose source and id were taken before: the same again is a duplicate, another content a conflict. */
@ApplicationScoped
class RepeatedReports {

    private final TakenEvents events;
    private final Receipts receipts;
    private final PeekAtReport peek;

    RepeatedReports(TakenEvents events, Receipts receipts, PeekAtReport peek) {
        this.events = events;
        this.receipts = receipts;
        this.peek = peek;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    List<Answer> answer(List<Received<PoliceReport>> batch) {
        Set<EventName> names = batch.stream().map(r -> EventName.of(r.event())).collect(Collectors.toSet());
        Map<EventName, Taken> taken = events.taken(names);
        List<IncidentReported> others = batch.stream()
                .filter(r -> !taken.containsKey(EventName.of(r.event())))
                .map(r -> r.data().report())
                .toList();
        Before before = new Before(taken, events.rejected(names), events.versions(others));
        return batch.stream().map(again -> answer(again, before)).toList();
    }

    private Answer answer(Received<PoliceReport> again, Before before) {
        IncidentReported report = again.data().report();
        IncomingEvent event = again.event();
        return before.incident(again)
                .map(incident -> Answer.receipt(event, receipts.taken(event, report, Outcome.DUPLICATE, incident)))
                .or(() -> before.rejection(again)
                        .map(r -> Answer.receipt(
                                event, receipts.rejected(event, peek.at(event), r.quarantineId(), r.reasons()))))
                .orElseGet(() -> Answer.eventIdReused(event));
    }

    /** What is known of the events of a batch. */
    private record Before(
            Map<EventName, Taken> taken, Map<EventName, List<Rejected>> rejected, List<Version> versions) {

        /** The incident that has this very content, by this event or by another. */
        Optional<UUID> incident(Received<PoliceReport> again) {
            Taken same = taken.get(EventName.of(again.event()));
            if (same != null) {
                return Arrays.equals(same.digest(), again.data().digest())
                        ? Optional.of(same.incidentId())
                        : Optional.empty();
            }
            return versions.stream()
                    .filter(v -> v.is(again.data()))
                    .map(Version::incidentId)
                    .findFirst();
        }

        Optional<Rejected> rejection(Received<PoliceReport> again) {
            return rejected.getOrDefault(EventName.of(again.event()), List.of()).stream()
                    .filter(r -> Arrays.equals(r.digest(), again.data().digest()))
                    .findFirst();
        }
    }
}
