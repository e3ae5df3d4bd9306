package org.project360.intake.report;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.event.RejectedEvent.Reason;
import org.project360.chassis.event.Transience;
import org.project360.chassis.outbox.Outbox;
import org.project360.contracts.intake.ReportReceipt;

/**
 * Takes reports that came among many: one transaction for all of them, by the code path and the inbox of the single
 * report; if it fails on their data, each in a transaction of its own, so that a poisonous one is set aside alone.
 */
@ApplicationScoped
public class TakeLines {

    /** What the owner of the lines does in the very transaction that takes them. */
    public interface Owner {

        /** Before anything is taken: throws if the lines are not the owner's any more. */
        void begin();

        /** After the lines of a batch from {@code from} on were taken: their answers, in order. */
        void took(int from, List<ReportReceipt> receipts);

        /** After the commit of what {@link #took} last noted. */
        default void committed() {}

        /** Not to be tried again: the owner lost the lines. */
        default boolean lost(Throwable failure) {
            return false;
        }
    }

    private static final Logger LOG = Logger.getLogger(TakeLines.class);
    private static final int ATTEMPTS = 5;
    private static final int TIMEOUT_SECONDS = 300;
    private static final Reason FAILED = new Reason("", "processing-failed", "The event could not be processed.");

    private final AnswerLines answers;
    private final Outbox outbox;
    private final Audit audit;

    TakeLines(AnswerLines answers, Outbox outbox, Audit audit) {
        this.answers = answers;
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * Takes the lines in their order; returns when all had their effect.
     *
     * @throws RuntimeException of the infrastructure, after five attempts, and whatever the owner calls lost
     */
    public void take(List<Line> lines, Owner owner) {
        if (attempt(lines, 0, owner)) {
            return;
        }
        LOG.warnf("A batch of %d reports failed on its data; they are taken one by one", lines.size());
        for (int i = 0; i < lines.size(); i++) {
            if (!attempt(List.of(lines.get(i)), i, owner)) {
                once(List.of(lines.get(i).failed(FAILED)), i, owner);
            }
        }
    }

    /** Returns whether the lines were taken; false means that their data is at fault. */
    private boolean attempt(List<Line> lines, int from, Owner owner) {
        for (int attempt = 1; ; attempt++) {
            try {
                once(lines, from, owner);
                return true;
            } catch (RuntimeException failure) {
                if (owner.lost(failure) || fatal(failure)) {
                    throw failure;
                }
                if (!Transience.passes(failure)) {
                    LOG.debug("failure on data", failure);
                    return false;
                }
                if (attempt == ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    /** An error is nobody's data; a transaction hands it on inside an exception. */
    private static boolean fatal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Error) {
                return true;
            }
        }
        return false;
    }

    private void once(List<Line> lines, int from, Owner owner) {
        QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).run(() -> {
            owner.begin();
            owner.took(from, answers.answer(lines));
            outbox.flush();
            audit.flush();
        });
        owner.committed();
    }
}
