package org.project360.intake.report;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.Received;
import org.project360.chassis.event.RejectedEvent.Reason;
import org.project360.chassis.inbox.Inbox;
import org.project360.intake.storage.Attempts;

/** Takes one report by HTTP: the code path and the inbox of the topic, in a transaction of its own. */
@ApplicationScoped
class SubmitReport {

    private final Inbox inbox;
    private final TakeReports take;
    private final RepeatedReports repeated;
    private final Rejections rejections;

    SubmitReport(Inbox inbox, TakeReports take, RepeatedReports repeated, Rejections rejections) {
        this.inbox = inbox;
        this.take = take;
        this.repeated = repeated;
        this.rejections = rejections;
    }

    Answer submit(IncomingEvent event, PoliceReport report) {
        return inTransaction(() -> {
            List<Received<PoliceReport>> one = List.of(new Received<>(event, report));
            boolean fresh = inbox.claim(List.of(event))[0];
            return (fresh ? take.take(one) : repeated.answer(one)).get(0);
        });
    }

    Answer reject(IncomingEvent event, List<Reason> reasons) {
        return inTransaction(() -> {
            inbox.claim(List.of(event));
            return Answer.receipt(event, rejections.reject(event, reasons));
        });
    }

    private static Answer inTransaction(Supplier<Answer> work) {
        return Attempts.of(() -> QuarkusTransaction.requiringNew().call(work::get));
    }
}
