package org.project360.randomisation.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.project360.chassis.security.Caller;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.Trials;

/** Reads what the page shows. */
@ApplicationScoped
class ReadMonitoring {

    private static final String STATISTICIAN = "statistician";

    private final Trials trials;
    private final TrialFigures totals;
    private final RecruitedFigures figures;
    private final ReadBalance balance;
    private final Caller caller;
    private final Today today;

    ReadMonitoring(
            Trials trials,
            TrialFigures totals,
            RecruitedFigures figures,
            ReadBalance balance,
            Caller caller,
            Today today) {
        this.trials = trials;
        this.totals = totals;
        this.figures = figures;
        this.balance = balance;
        this.caller = caller;
        this.today = today;
    }

    @Transactional
    MonitoringPage page(UUID trialId) {
        Trial trial = trials.known(trialId);
        return new MonitoringPage(
                trial.code(),
                totals.progress(trialId),
                figures.of(trial),
                caller.hasRole(STATISTICIAN) && Imbalance.isBlind(trial) ? balance.imbalance(trialId) : null,
                today.date());
    }
}
