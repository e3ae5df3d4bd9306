package org.project360.randomisation.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import org.project360.randomisation.allocation.ListedArms;
import org.project360.randomisation.trial.ArmShare;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialSecrets;

/** Seals the entries of a list. Nothing of it is stored: draws and codes follow from the trial's secret. */
@ApplicationScoped
class SealList {

    private final TrialSecrets secrets;
    private final ListedArms arms;

    SealList(TrialSecrets secrets, ListedArms arms) {
        this.secrets = secrets;
        this.arms = arms;
    }

    ListFile file(Trial trial, EmergencyList list) {
        EntrySeal seal = new EntrySeal(list.id());
        List<Integer> drawn = arms.of(trial, list.id(), list.entries());
        List<ListFile.Sealed> entries = codes(trial, list).codes().stream()
                .map(one -> new ListFile.Sealed(
                        one.entry(), seal.seal(one.entry(), one.code(), drawn.get(one.entry() - 1))))
                .toList();
        return new ListFile(
                ListFile.FORMAT,
                trial.id(),
                list.id(),
                trial.design().arms().stream().map(ArmShare::arm).toList(),
                entries);
    }

    ListCodes codes(Trial trial, EmergencyList list) {
        byte[] secret = secrets.open(trial);
        EntrySeal seal = new EntrySeal(list.id());
        return new ListCodes(
                trial.id(),
                list.id(),
                IntStream.rangeClosed(1, list.entries())
                        .mapToObj(entry -> new ListCodes.Code(entry, seal.code(secret, entry)))
                        .toList());
    }
}
