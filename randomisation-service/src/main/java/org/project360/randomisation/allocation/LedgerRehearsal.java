package org.project360.randomisation.allocation;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.project360.randomisation.method.TrialStream;
import org.project360.randomisation.method.UniformIntegers;
import org.project360.randomisation.trial.Factor;
import org.project360.randomisation.trial.TrialDesign;

/**
 * A trial rehearsed on paper: subjects that never were, with levels drawn evenly, allocated as the service would and
 * exported. Everything, the ids too, follows from the secret; the sealed draws are bytes without meaning.
 */
public final class LedgerRehearsal {

    private static final UUID TRIAL = UUID.fromString("00000000-0000-7000-8000-000000000000");
    private static final Instant FIRST = Instant.parse("2026-01-05T09:00:00Z");
    private static final Duration APART = Duration.ofMinutes(7);

    private final byte[] secret;
    private final TrialDesign design;
    private final TrialStream subjects;
    private final StratumDraws draws;
    private final Map<String, Place> places = new HashMap<>();

    public LedgerRehearsal(byte[] secret, TrialDesign design) {
        this.secret = secret.clone();
        this.design = design;
        this.subjects = new TrialStream(secret, "p360-subject-v1", TRIAL, 1);
        this.draws = StratumDraws.of(secret, TRIAL, 1, design);
    }

    /** {@code count} subjects, fewer if an arm reaches its ceiling. {@code open}: with arms, blocks and design, as after the trial; without them as during it. */
    public LedgerExport export(int count, String secretSha256, boolean open) {
        LedgerExport.OfTrial trial = new LedgerExport.OfTrial(TRIAL, 1, secretSha256, open ? design : null);
        LedgerExporter exporter = new LedgerExporter(trial, secret);
        Room room = Room.empty(design, count);
        for (int index = 1; room.holds(1); index++) {
            UniformIntegers chance = subjects.at("", index);
            Map<String, String> covariates = new TreeMap<>();
            for (Factor factor : design.factors()) {
                covariates.put(
                        factor.name(),
                        factor.levels().get(chance.next(factor.levels().size())));
            }
            String stratum = design.stratum(covariates).orElseThrow();
            Draw draw = draws.draw(stratum, places.getOrDefault(stratum, Place.FIRST), covariates);
            places.put(stratum, draw.next());
            room.take(draw.arm());
            exporter.add(
                    entry(index, covariates, stratum, draw, chance),
                    design.arms().get(draw.arm()).arm(),
                    draw.arm());
        }
        return exporter.export();
    }

    private LedgerEntry entry(
            int index, Map<String, String> covariates, String stratum, Draw draw, UniformIntegers chance) {
        return new LedgerEntry(
                index,
                TRIAL,
                1,
                id(chance),
                id(chance),
                id(chance),
                id(chance),
                Covariates.write(covariates),
                "rehearsal",
                design.method().name(),
                stratum,
                draw.place().sequence(),
                draw.place().blockIndex(),
                meaningless(chance),
                "system:rehearsal",
                "intake.candidate-identified.v1",
                0,
                index - 1L,
                FIRST.plus(APART.multipliedBy(index - 1L)));
    }

    private static UUID id(UniformIntegers chance) {
        return new UUID(chance.next(1L << 48) << 16 | 0x7000 | chance.next(1 << 12), 1L << 63 | chance.next(1L << 62));
    }

    private static byte[] meaningless(UniformIntegers chance) {
        ByteBuffer bytes = ByteBuffer.allocate(40);
        while (bytes.hasRemaining()) {
            bytes.putInt((int) chance.next(1L << 32));
        }
        return bytes.array();
    }
}
