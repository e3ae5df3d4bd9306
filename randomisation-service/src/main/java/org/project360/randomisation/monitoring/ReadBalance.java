package org.project360.randomisation.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.problem.Problem;
import org.project360.randomisation.allocation.DrawnArms;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.Trials;

/** Reads a trial by arm; that it was read is written down in the same transaction. */
@ApplicationScoped
class ReadBalance {

    private final Trials trials;
    private final DrawnArms arms;
    private final Audit audit;
    private final Today today;

    ReadBalance(Trials trials, DrawnArms arms, Audit audit, Today today) {
        this.trials = trials;
        this.arms = arms;
        this.audit = audit;
        this.today = today;
    }

    @Transactional
    Balance balance(UUID trialId) {
        Trial trial = trials.known(trialId);
        audit.record("trial.balance-read", "trial", trialId);
        return Balance.of(trial, arms.of(trial));
    }

    /** As a page. */
    @Transactional
    BalancePage page(UUID trialId) {
        return new BalancePage(trials.known(trialId).code(), balance(trialId), today.date());
    }

    /** How far the arms were apart when the week began; refused where that would tell which is ahead. */
    @Transactional
    Imbalance imbalance(UUID trialId) {
        Trial trial = trials.known(trialId);
        if (!Imbalance.isBlind(trial)) {
            throw Problem.conflict(
                    "imbalance-unblinds",
                    "The imbalance would unblind",
                    "The arms have unequal parts: how far they are apart tells which is ahead. Ask a statistician who is not"
                            + " blind.");
        }
        audit.record("trial.imbalance-read", "trial", trialId);
        LocalDate monday = Today.monday(today.date());
        List<DrawnArms.Drawn> before = arms.of(trial).stream()
                .filter(one -> one.allocatedAt().isBefore(Today.start(monday)))
                .toList();
        return Imbalance.of(Balance.of(trial, before), monday);
    }

    /** Every draw with its arm, for an interim analysis. */
    @Transactional
    List<DrawnArms.Drawn> interim(UUID trialId) {
        Trial trial = trials.known(trialId);
        List<DrawnArms.Drawn> drawn = arms.of(trial);
        audit.record("trial.interim-exported", "trial", trialId, String.valueOf(drawn.size()));
        return drawn;
    }
}
