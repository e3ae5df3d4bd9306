package org.project360.intake.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.Received;
import org.project360.chassis.event.RejectedEvent;
import org.project360.chassis.event.RejectedEvent.Reason;

/**
 * Takes what comes by Kafka. A conflict is rejected there like any other report that cannot be accepted; one that a data
 * steward replays stays where it is.
 */
@ApplicationScoped
class AnswerReports {

    private final TakeReports take;
    private final RepeatedReports repeated;
    private final Rejections rejections;

    AnswerReports(TakeReports take, RepeatedReports repeated, Rejections rejections) {
        this.take = take;
        this.repeated = repeated;
        this.rejections = rejections;
    }

    void takeNew(List<Received<PoliceReport>> batch) {
        List<Answer> answers = take.take(batch);
        for (int i = 0; i < answers.size(); i++) {
            if (!answers.get(i).conflict().isEmpty() && batch.get(i).data().replayed()) {
                throw new RejectedEvent(answers.get(i).conflict());
            }
        }
        reject(answers);
    }

    void takeAgain(List<Received<PoliceReport>> batch) {
        reject(repeated.answer(batch));
    }

    void rejected(IncomingEvent event, UUID quarantineId, List<Reason> reasons) {
        rejections.rejected(event, quarantineId, reasons);
    }

    void rejectedAgain(IncomingEvent event, List<Reason> reasons) {
        rejections.reject(event, reasons);
    }

    private void reject(List<Answer> answers) {
        answers.stream().filter(a -> !a.conflict().isEmpty()).forEach(a -> rejections.reject(a.event(), a.conflict()));
    }
}
