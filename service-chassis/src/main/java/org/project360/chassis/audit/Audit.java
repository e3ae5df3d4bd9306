package org.project360.chassis.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.security.Caller;

/**
 * Who did what about whom, written in the transaction of the act: if the row cannot be written, the act does not happen.
 * {@code detail} holds codes and counts, never a name, an address or any other personal value.
 */
@ApplicationScoped
public class Audit {

    private final TransactionSynchronizationRegistry transactions;
    private final AuditChain chain;
    private final InstantSource clock;
    private final Caller caller;

    Audit(TransactionSynchronizationRegistry transactions, AuditChain chain, InstantSource clock, Caller caller) {
        this.transactions = transactions;
        this.chain = chain;
        this.clock = clock;
        this.caller = caller;
    }

    /** Records that the caller did {@code action} (say, {@code referral.read}) on a subject. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String action, String subjectType, Object subjectId, String detail) {
        // PostgreSQL keeps microseconds; the hash must be of what it gives back.
        pending()
                .entries
                .add(new AuditEntry(
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        caller.name(),
                        action,
                        subjectType,
                        subjectId.toString(),
                        detail));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String action, String subjectType, Object subjectId) {
        record(action, subjectType, subjectId, "");
    }

    /** Writes what was recorded so far; called before the commit anyway. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void flush() {
        Pending pending = (Pending) transactions.getResource(Pending.class);
        if (pending != null) {
            pending.beforeCompletion();
        }
    }

    private Pending pending() {
        @Nullable Pending pending = (Pending) transactions.getResource(Pending.class);
        if (pending == null) {
            pending = new Pending();
            transactions.putResource(Pending.class, pending);
            transactions.registerInterposedSynchronization(pending);
        }
        return pending;
    }

    /** The head of the chain is locked for the last moments of a transaction only. */
    private final class Pending implements Synchronization {

        private final List<AuditEntry> entries = new ArrayList<>();

        @Override
        public void beforeCompletion() {
            if (!entries.isEmpty()) {
                chain.append(entries);
                entries.clear();
            }
        }

        @Override
        public void afterCompletion(int status) {}
    }
}
