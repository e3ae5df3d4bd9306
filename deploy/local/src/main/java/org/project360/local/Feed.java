package org.project360.local;

import java.nio.file.Path;
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
        Daemon daemon = simulator(stack.home());
        int status = new Tool(checkout.simulator()).run(arguments(stack), daemon, stages::line, progress);
        if (status != 0) {
            throw new StackException("The simulator failed; see " + daemon.log() + ".");
        }
        return stages;
    }

    /** The simulator that sends to the stack in the home, if one does. */
    static Daemon simulator(Path home) {
        return new Daemon("simulator", home.resolve("simulator"));
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
