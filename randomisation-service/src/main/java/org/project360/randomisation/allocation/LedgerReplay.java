package org.project360.randomisation.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.project360.randomisation.trial.TrialDesign;

/** Derives everything of an export again that follows from the secret and the design: arms, blocks, proofs and chains. */
public final class LedgerReplay {

    private final byte[] secret;
    private final TrialDesign design;

    public LedgerReplay(byte[] secret, TrialDesign design) {
        this.secret = secret.clone();
        this.design = design;
    }

    /** The export as it must be; rows keep their order and what came from outside. */
    public LedgerExport replay(LedgerExport given) {
        LedgerExporter exporter = new LedgerExporter(given.trial(), secret);
        List<Draw> draws = draws(given);
        for (int i = 0; i < draws.size(); i++) {
            Draw draw = draws.get(i);
            LedgerEntry entry =
                    given.rows().get(i).entry(given.trial(), draw.place().blockIndex());
            exporter.add(entry, design.arms().get(draw.arm()).arm(), draw.arm());
        }
        return exporter.export();
    }

    /** The draw of each row, as the secret and the design give it. */
    List<Draw> draws(LedgerExport given) {
        StratumDraws inStrata =
                StratumDraws.of(secret, given.trial().id(), given.trial().version(), design);
        Map<String, Place> places = new HashMap<>();
        List<Draw> draws = new ArrayList<>(given.rows().size());
        for (LedgerExport.Row row : given.rows()) {
            Place place = ListStratum.is(row.stratum())
                    ? ListStratum.place(inStrata, row.stratum(), row.sequence())
                    : places.getOrDefault(row.stratum(), Place.FIRST);
            Draw draw = inStrata.draw(row.stratum(), place, Covariates.read(row.covariates()));
            places.put(row.stratum(), draw.next());
            draws.add(draw);
        }
        return draws;
    }

    /** Whether the row tells, and commits to, what was drawn. */
    boolean agrees(LedgerExport given, LedgerExport.Row row, Draw draw, LedgerKeys keys) {
        boolean arm =
                row.arm() == null || row.arm() == design.arms().get(draw.arm()).arm();
        boolean block =
                row.blockIndex() == null || row.blockIndex() == draw.place().blockIndex();
        return arm && block && row.armProof().equals(keys.armProof(given.trial().id(), row.allocationId(), draw.arm()));
    }
}
