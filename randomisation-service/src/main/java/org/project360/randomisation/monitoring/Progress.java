package org.project360.randomisation.monitoring;

import java.util.UUID;
import org.project360.randomisation.trial.Trial;

/**
 * How far recruitment is: units against the target and the ceiling, those that emergency lists reserve,
 * the people in them, for how many of these the blind was broken, the incidents answered and those of them that came again, and
 * the candidates that wait or came too late. Never by arm or stratum.
 */
record Progress(
        UUID trialId,
        Trial.State state,
        int target,
        int ceiling,
        long units,
        long reserved,
        long participants,
        long unblinded,
        long incidents,
        long represented,
        long awaitingOpening,
        long pendingData,
        long notAllocated) {}
