package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialSeal;

/** Draws at rest: sealed to their allocation, all of one length. */
@ApplicationScoped
class SealedDraws {

    private final TrialSeal seal;

    SealedDraws(TrialSeal seal) {
        this.seal = seal;
    }

    byte[] seal(UUID trialId, UUID allocationId, Draw draw) {
        return seal.seal(context(trialId, allocationId), draw.toBytes());
    }

    Draw open(UUID trialId, UUID allocationId, byte[] sealedDraw) {
        return Draw.of(seal.open(context(trialId, allocationId), sealedDraw));
    }

    Arm arm(Trial trial, UUID allocationId, byte[] sealedDraw) {
        byte arm = seal.open(context(trial.id(), allocationId), sealedDraw)[0];
        return trial.design().arms().get(arm).arm();
    }

    private static String context(UUID trialId, UUID allocationId) {
        return "draw\n" + trialId + "\n" + allocationId;
    }
}
