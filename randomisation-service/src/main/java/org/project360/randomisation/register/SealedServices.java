package org.project360.randomisation.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.project360.randomisation.trial.TrialSeal;

/** Services at rest: one byte each, sealed to their override, so that no column tells who should have got what. */
@ApplicationScoped
class SealedServices {

    private final TrialSeal seal;

    SealedServices(TrialSeal seal) {
        this.seal = seal;
    }

    byte[] seal(UUID overrideId, ClinicalOverride.Service service) {
        return seal.seal(context(overrideId), new byte[] {(byte) service.ordinal()});
    }

    ClinicalOverride.Service open(ClinicalOverride override) {
        return ClinicalOverride.Service.values()[seal.open(context(override.id()), override.sealedService())[0]];
    }

    private static String context(UUID overrideId) {
        return "override\n" + overrideId;
    }
}
