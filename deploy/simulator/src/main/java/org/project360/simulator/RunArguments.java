package org.project360.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.project360.simulator.report.IncidentStream;
import org.project360.simulator.report.Noise;
import org.project360.simulator.report.RunOptions;
import org.project360.simulator.report.Timeline;
import org.project360.simulator.world.World;
import org.project360.simulator.world.WorldOptions;
import picocli.CommandLine.Option;

/** What to make up. */
final class RunArguments {
    @Option(
            names = "--incidents",
            paramLabel = "N",
            defaultValue = "2000",
            description = "True incidents; messages are some more. Default: ${DEFAULT-VALUE}; a year is 17000.")
    int incidents;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Same seed, same people and incidents. Default: ${DEFAULT-VALUE}.")
    long seed;

    @Option(
            names = "--force",
            paramLabel = "CODE",
            defaultValue = "LEICS",
            description = "The police force. Default: ${DEFAULT-VALUE}.")
    String force;

    @Option(
            names = "--start",
            paramLabel = "INSTANT",
            description =
                    "When the first report is sent, such as 2026-03-02T09:00:00Z; times and references follow from it."
                            + " Default: now.")
    @Nullable
    Instant start;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "300",
            description = "Days before the start over which the incidents occurred. Default: ${DEFAULT-VALUE}.")
    int days;

    @Option(
            names = "--timeline",
            paramLabel = "HOW",
            defaultValue = "compressed",
            description = "compressed: a year in minutes, a victim's last incident and some others reported just now;"
                    + " realtime: all occurred hours ago and are reported now; natural: reported when they occurred."
                    + " Default: ${DEFAULT-VALUE}.")
    Timeline timeline;

    @Option(
            names = "--fresh-share",
            paramLabel = "SHARE",
            defaultValue = "0.25",
            description =
                    "Compressed: how many of the incidents that are not their victim's last are reported just now."
                            + " Default: ${DEFAULT-VALUE}.")
    double freshShare;

    @Option(names = "--clean", description = "Nothing goes wrong: one good report for each incident.")
    boolean clean;

    @Option(
            names = "--noise",
            paramLabel = "KIND=RATE",
            description =
                    "How often something goes wrong, from 0 to 1; may be repeated. Kinds and their rates: see world --list-noise.")
    Map<Noise.Kind, Double> noise = new LinkedHashMap<>();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            defaultValue = "2026-09-01",
            description = "Day at which people have their ages. Default: ${DEFAULT-VALUE}.")
    LocalDate asOf;

    World world() {
        return World.generate(new WorldOptions(seed, incidents, WorldOptions.SCHOOLS, force, asOf));
    }

    IncidentStream stream(double rate, double httpShare) {
        return stream(rate, httpShare, timeline);
    }

    IncidentStream stream(double rate, double httpShare, Timeline how) {
        Noise rates = (clean ? Noise.none() : Noise.usual()).with(noise);
        Instant from = start == null ? Instant.now() : start;
        return new IncidentStream(world(), new RunOptions(from, rate, days, how, freshShare, httpShare, rates));
    }
}
