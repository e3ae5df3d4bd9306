package org.project360.simulator;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.project360.simulator.report.Noise;
import org.project360.simulator.truth.TruthWriter;
import org.project360.simulator.world.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "world",
        mixinStandardHelpOptions = true,
        description = "Writes the people and the register of schools, and sends nothing.")
final class WorldCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Mixin
    RunArguments run = new RunArguments();

    @Option(names = "--truth", paramLabel = "DIR", description = "Where to write people.jsonl and schools.csv.")
    @Nullable
    Path truth;

    @Option(names = "--list-noise", description = "Prints what can go wrong, and how often it does.")
    boolean listNoise;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (listNoise) {
            for (Noise.Kind kind : Noise.Kind.values()) {
                out.printf(
                        Locale.ROOT,
                        "%-20s %6.3f of %s%n",
                        kind.name().toLowerCase(Locale.ROOT),
                        kind.rate(),
                        kind.shareOf());
            }
            return Simulator.OK;
        }
        if (truth == null) {
            throw new IllegalArgumentException("Say where to write: --truth DIR.");
        }
        World world = run.world();
        TruthWriter.writeWorld(truth, world);
        out.printf(
                Locale.ROOT,
                "%,d victims and %,d schools in %s%n",
                world.victims(),
                world.schools().all().size(),
                truth);
        return Simulator.OK;
    }
}
