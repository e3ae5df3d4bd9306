package org.project360.randomisation.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.Trials;

/** Reads what the page shows. */
@ApplicationScoped
class ReadMonitoring {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Trials trials;
    private final TrialFigures totals;
    private final RecruitedFigures figures;
    private final InstantSource clock;

    ReadMonitoring(Trials trials, TrialFigures totals, RecruitedFigures figures, InstantSource clock) {
        this.trials = trials;
        this.totals = totals;
        this.figures = figures;
        this.clock = clock;
    }

    @Transactional
    MonitoringPage page(UUID trialId) {
        Trial trial = trials.known(trialId);
        return new MonitoringPage(
                trial.code(),
                totals.progress(trialId),
                figures.of(trial),
                LocalDate.ofInstant(clock.instant(), LONDON));
    }
}
