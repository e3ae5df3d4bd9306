package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.Trials;

/** Hands out a trial's checkpoints with the key that verifies them; signs the present end first if it is new. */
@ApplicationScoped
class ExportCheckpoints {

    private final Trials trials;
    private final SignLedger sign;
    private final Checkpoints checkpoints;
    private final CheckpointKeys keys;
    private final Audit audit;

    ExportCheckpoints(Trials trials, SignLedger sign, Checkpoints checkpoints, CheckpointKeys keys, Audit audit) {
        this.trials = trials;
        this.sign = sign;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.audit = audit;
    }

    @Transactional
    CheckpointList export(UUID trialId) {
        Trial trial = trials.known(trialId);
        sign.sign(trialId);
        var all = checkpoints.all(trialId);
        audit.record("ledger.checkpoints-exported", "trial", trialId, String.valueOf(all.size()));
        return new CheckpointList(
                CheckpointList.FORMAT,
                trialId,
                trial.trialVersion(),
                keys.publicKey().orElse(""),
                all);
    }
}
