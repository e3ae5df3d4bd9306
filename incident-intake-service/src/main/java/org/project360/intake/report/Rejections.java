package org.project360.intake.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.RejectedEvent.Reason;
import org.project360.chassis.quarantine.Quarantine;
import org.project360.contracts.intake.ReportReceipt;
import org.project360.intake.report.TakenEvents.Rejected;

/** Rejected reports: set aside once, answered every time. */
@ApplicationScoped
class Rejections {

    private final Quarantine quarantine;
    private final TakenEvents taken;
    private final Receipts receipts;
    private final PeekAtReport peek;
    private final InstantSource clock;

    Rejections(Quarantine quarantine, TakenEvents taken, Receipts receipts, PeekAtReport peek, InstantSource clock) {
        this.quarantine = quarantine;
        this.taken = taken;
        this.receipts = receipts;
        this.peek = peek;
        this.clock = clock;
    }

    /** Sets a report aside and answers it; the same report again is answered with the quarantine row it has. */
    @Transactional(Transactional.TxType.MANDATORY)
    ReportReceipt reject(IncomingEvent event, List<Reason> reasons) {
        Peek seen = peek.at(event);
        EventName name = EventName.of(event);
        Optional<Rejected> before = taken.rejected(Set.of(name)).getOrDefault(name, List.of()).stream()
                .filter(r -> Arrays.equals(r.digest(), seen.digest()))
                .findFirst();
        return before.map(r -> receipts.rejected(event, seen, r.quarantineId(), r.reasons()))
                .orElseGet(() -> record(event, seen, quarantine.hold(event, reasons), reasons));
    }

    /** Answers a report that is in quarantine already. */
    @Transactional(Transactional.TxType.MANDATORY)
    ReportReceipt rejected(IncomingEvent event, UUID quarantineId, List<Reason> reasons) {
        return record(event, peek.at(event), quarantineId, reasons);
    }

    private ReportReceipt record(IncomingEvent event, Peek seen, UUID quarantineId, List<Reason> reasons) {
        taken.rejected(new Rejected(EventName.of(event), quarantineId, seen.digest(), reasons), clock.instant());
        return receipts.rejected(event, seen, quarantineId, reasons);
    }
}
