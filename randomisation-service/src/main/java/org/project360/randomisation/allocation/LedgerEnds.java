package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialSecrets;

/**
 * The ends of ledgers as everybody can check them, as far as the ledgers were published: what a restore may still lose is
 * not signed, so that what was signed holds after it. A step brings one on by a part of what is left, so that no allocation
 * waits behind the reckoning of a long ledger; where it got is kept here, and after a start it goes on from the last
 * checkpoint.
 */
@ApplicationScoped
class LedgerEnds {

    /** The end of so many rows, and the two hashes of the last of them. */
    record End(long length, byte[] hash, String publicHash) {

        static End of(Checkpoints.Stored checkpoint) {
            return new End(
                    checkpoint.signed().length(),
                    checkpoint.hash(),
                    checkpoint.signed().publicHash());
        }
    }

    private static final long SHORTEST_STEP = 200;

    /** A step takes this part of what is left: at a step a second, a steady stream is reckoned less than a minute late. */
    private static final long PART = 50;

    private final Map<UUID, End> reckoned = new ConcurrentHashMap<>();
    private final Ledger ledger;
    private final LedgerRows rows;
    private final Checkpoints checkpoints;
    private final TrialSecrets secrets;
    private final AllocationEvents events;

    LedgerEnds(Ledger ledger, LedgerRows rows, Checkpoints checkpoints, TrialSecrets secrets, AllocationEvents events) {
        this.ledger = ledger;
        this.rows = rows;
        this.checkpoints = checkpoints;
        this.secrets = secrets;
        this.events = events;
    }

    /** The end of all rows that are published. */
    End all(Trial trial) {
        long length = ledger.recruitment(trial.id()).ledger().length();
        return reckon(trial, from(trial, length), published(trial, length));
    }

    /** The end that a further step comes to, which is nearer to the ledger's. */
    End step(Trial trial) {
        long length = ledger.recruitment(trial.id()).ledger().length();
        End from = from(trial, length);
        long published = published(trial, length);
        long step = Math.max(SHORTEST_STEP, (published - from.length()) / PART);
        return reckon(trial, from, Math.min(published, from.length() + step));
    }

    /** So many rows at least are on the topic, for they leave in order; the length was read before. */
    private long published(Trial trial, long length) {
        return length - events.unpublished(trial);
    }

    private End reckon(Trial trial, End from, long until) {
        if (from.length() >= until) {
            return from;
        }
        LedgerExport.OfTrial blind = LedgerExport.OfTrial.blind(trial);
        byte[] secret = secrets.open(trial);
        End end = from;
        // Page by page, each from the hashes of the one before: an exporter keeps the rows that it is given.
        while (end.length() < until) {
            LedgerExporter exporter = LedgerExporter.behind(blind, secret, end.hash(), end.publicHash());
            long next = Math.min(end.length() + LedgerRows.PAGE, until);
            rows.add(exporter, trial, end.length(), next);
            end = new End(next, exporter.lastHash(), exporter.lastPublicHash());
        }
        reckoned.put(trial.id(), end);
        return end;
    }

    /** After a restore the ledger may be shorter than what was reckoned, or another one. */
    private End from(Trial trial, long length) {
        End known = reckoned.get(trial.id());
        if (known != null && known.length() <= length && ledger.hasHash(trial.id(), known.length(), known.hash())) {
            return known;
        }
        End start = checkpoints.last(trial.id()).map(End::of).orElseGet(() -> beforeTheFirst(trial));
        reckoned.put(trial.id(), start);
        return start;
    }

    private End beforeTheFirst(Trial trial) {
        LedgerExporter exporter = new LedgerExporter(LedgerExport.OfTrial.blind(trial), secrets.open(trial));
        return new End(0, exporter.lastHash(), exporter.lastPublicHash());
    }
}
