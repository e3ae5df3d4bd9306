package org.project360.bench;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to measure. */
final class Options {
    @Option(
            names = "--incidents",
            paramLabel = "N",
            defaultValue = "100000",
            description =
                    "True incidents through the pipeline, and through the intake stage (usual: ${DEFAULT-VALUE}).")
    int incidents;

    @Option(
            names = "--rounds",
            paramLabel = "R",
            defaultValue = "3",
            description = "Rounds of each stage, service and loop by turns (usual: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--stage-inputs",
            paramLabel = "N",
            description = "Inputs of a stage's run, the warm-up included; as --incidents if not said.")
    @Nullable
    Integer stageInputs;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Inputs at the beginning of a stage's run that are not counted; a fifth of them if not said.")
    @Nullable
    Integer warmUp;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "360",
            description = "The same seed gives the same people, incidents and moments (usual: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--rates",
            paramLabel = "PER_SECOND",
            split = ",",
            defaultValue = "1,50",
            description = "Rates of the open loop (usual: ${DEFAULT-VALUE}).")
    List<Double> rates = List.of();

    @Option(
            names = "--latency-seconds",
            paramLabel = "T",
            defaultValue = "60",
            description = "How long each rate is kept up (usual: ${DEFAULT-VALUE}).")
    int latencySeconds;

    @Option(names = "--skip-stages", description = "Leave out the services beside the hand-written loop.")
    boolean skipStages;

    @Option(names = "--skip-latency", description = "Leave out the open loop.")
    boolean skipLatency;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to a file, too.")
    @Nullable
    Path json;

    @Option(names = "--keep", description = "Keep the data and logs of a run that went well.")
    boolean keep;

    int stageInputs() {
        return stageInputs == null ? incidents : stageInputs;
    }

    int warmUp() {
        return warmUp == null ? stageInputs() / 5 : warmUp;
    }

    /** What is wrong with them, in a sentence; null if nothing is. */
    @Nullable
    String objection() {
        if (incidents < 100 || stageInputs() < 100) {
            return "Fewer than 100 incidents or inputs measure nothing.";
        }
        if (rounds < 1) {
            return "--rounds must be at least 1.";
        }
        if (warmUp() < 0 || warmUp() >= stageInputs()) {
            return "--warm-up must be 0 or more, and fewer than the inputs.";
        }
        if (latencySeconds < 1 || rates.stream().anyMatch(rate -> !(rate > 0 && rate <= 500))) {
            return "--latency-seconds must be at least 1 and each of --rates above 0 and at most 500.";
        }
        return null;
    }
}
