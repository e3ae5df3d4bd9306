package org.project360.intake.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.project360.chassis.event.Received;
import org.project360.chassis.inbox.Inbox;
import org.project360.contracts.intake.ReportReceipt;

/** Answers the lines of a batch in their order: new, come again, set aside or refused. */
@ApplicationScoped
class AnswerLines {

    private final Inbox inbox;
    private final TakeReports take;
    private final RepeatedReports repeated;
    private final Rejections rejections;
    private final Receipts receipts;

    AnswerLines(Inbox inbox, TakeReports take, RepeatedReports repeated, Rejections rejections, Receipts receipts) {
        this.inbox = inbox;
        this.take = take;
        this.repeated = repeated;
        this.rejections = rejections;
        this.receipts = receipts;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    List<ReportReceipt> answer(List<Line> lines) {
        List<Line> kept = lines.stream().filter(Line::kept).toList();
        boolean[] claimed = inbox.claim(kept.stream().map(Line::event).toList());
        Places fresh = new Places();
        Places again = new Places();
        ReportReceipt[] answers = new ReportReceipt[lines.size()];
        int next = 0;
        for (int i = 0; i < answers.length; i++) {
            Line line = lines.get(i);
            PoliceReport report = line.report();
            boolean isFresh = line.kept() && claimed[next++];
            if (report == null) {
                answers[i] = line.kept()
                        ? rejections.reject(line.event(), line.reasons())
                        : receipts.refused(line.event(), line.reasons());
            } else {
                (isFresh ? fresh : again).add(i, new Received<>(line.event(), report));
            }
        }
        if (!fresh.reports.isEmpty()) {
            settle(fresh, take.take(fresh.reports), answers);
        }
        if (!again.reports.isEmpty()) {
            settle(again, repeated.answer(again.reports), answers);
        }
        return Arrays.asList(answers);
    }

    /** A conflict is rejected like any other report that cannot be accepted. */
    private void settle(Places of, List<Answer> given, ReportReceipt[] answers) {
        for (int i = 0; i < given.size(); i++) {
            Answer answer = given.get(i);
            ReportReceipt receipt = answer.receipt();
            answers[of.places.get(i)] =
                    receipt == null ? rejections.reject(answer.event(), answer.conflict()) : receipt;
        }
    }

    /** Reports and where in the batch they stood. */
    private static final class Places {
        private final List<Integer> places = new ArrayList<>();
        private final List<Received<PoliceReport>> reports = new ArrayList<>();

        void add(int place, Received<PoliceReport> report) {
            places.add(place);
            reports.add(report);
        }
    }
}
