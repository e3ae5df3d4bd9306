package org.project360.local;

import java.util.ArrayList;
import java.util.List;

/** The simulator's incidents: how many, which, and how fast (0: as fast as they go). */
record Feed(Checkout checkout, int incidents, long seed, int rate) {

    /** Sends them all and returns what each stage made of them. */
    Stages send(LocalStack stack, Progress progress) {
        Stages stages = new Stages(stack.broker().bootstrapServers());
        if (incidents == 0) {
            return stages;
        }
        progress.line("The simulator sends " + incidents + " incidents (seed " + seed + ")");
        Tool simulator = new Tool(checkout.simulator(), stack.home().resolve("simulator.log"));
        int status = simulator.run(arguments(stack), stages::line, progress);
        if (status != 0) {
            throw new StackException("The simulator failed; see " + stack.home().resolve("simulator.log") + ".");
        }
        return stages;
    }

    Feed withoutPause() {
        return new Feed(checkout, incidents, seed, 0);
    }

    private List<String> arguments(LocalStack stack) {
        List<String> arguments = new ArrayList<>(List.of(
                "send",
                "--stack",
                StackSettings.file(stack.home()).toString(),
                "--incidents",
                Integer.toString(incidents),
                "--seed",
                Long.toString(seed)));
        if (rate > 0) {
            arguments.addAll(List.of("--rate", Integer.toString(rate)));
        }
        return arguments;
    }
}
