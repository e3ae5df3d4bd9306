package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialSecrets;

/** The draws of an emergency list, before anybody knows for whom. */
@ApplicationScoped
public class ListedArms {

    private final TrialSecrets secrets;

    ListedArms(TrialSecrets secrets) {
        this.secrets = secrets;
    }

    /** For each entry from 1 the place of its arm in the trial's order, from 0. */
    public List<Integer> of(Trial trial, UUID listId, int entries) {
        StratumDraws draws = StratumDraws.of(secrets.open(trial), trial.id(), trial.trialVersion(), trial.design());
        List<Integer> arms = new ArrayList<>(entries);
        Place place = Place.FIRST;
        for (int entry = 1; entry <= entries; entry++) {
            Draw draw = draws.draw(ListStratum.of(listId), place);
            arms.add(draw.arm());
            place = draw.next();
        }
        return arms;
    }
}
