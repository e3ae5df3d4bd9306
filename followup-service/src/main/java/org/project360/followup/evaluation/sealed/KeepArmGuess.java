package org.project360.followup.evaluation.sealed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.project360.followup.outcome.ArmGuessed;

/** Puts a collector's guess of the arm out of everybody's sight, in the transaction of the outcome. */
@ApplicationScoped
class KeepArmGuess {

    private final SealedFacts facts;

    KeepArmGuess(SealedFacts facts) {
        this.facts = facts;
    }

    void on(@Observes ArmGuessed guessed) {
        facts.keep(
                SealedFacts.Table.ARM_GUESS,
                List.of(guessed),
                guess -> guess.outcomeId().toString());
    }
}
