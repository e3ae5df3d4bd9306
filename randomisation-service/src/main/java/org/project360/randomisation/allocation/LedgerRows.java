package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.trial.Trial;

/** Reads the rows of a ledger, page by page, and hands them with their arms to whoever exports them. */
@ApplicationScoped
class LedgerRows {

    /** So many are read at once. */
    static final int PAGE = 1_000;

    private final Ledger ledger;
    private final SealedDraws draws;

    LedgerRows(Ledger ledger, SealedDraws draws) {
        this.ledger = ledger;
        this.draws = draws;
    }

    /** Adds the rows behind an index up to another. */
    void add(LedgerExporter exporter, Trial trial, long after, long until) {
        long last = after;
        while (last < until) {
            List<LedgerVerifier.Stored> page = ledger.page(trial.id(), last, (int) Math.min(PAGE, until - last));
            if (page.isEmpty()) {
                throw new IllegalStateException("The ledger of " + trial.id() + " lacks rows behind " + last);
            }
            page.forEach(row -> add(exporter, trial, row));
            last = page.get(page.size() - 1).entry().index();
        }
    }

    private void add(LedgerExporter exporter, Trial trial, LedgerVerifier.Stored row) {
        Arm arm = draws.arm(trial, row.entry().allocationId(), row.entry().sealedDraw());
        int place = IntStream.range(0, trial.design().arms().size())
                .filter(i -> trial.design().arms().get(i).arm() == arm)
                .findFirst()
                .orElseThrow();
        exporter.add(row.entry(), arm, place, row.hash());
    }
}
