package org.project360.bench.allocation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.project360.bench.figure.Latency;
import org.project360.bench.latency.OpenLoop;
import org.project360.bench.support.BenchException;
import org.project360.bench.support.Say;
import org.project360.local.LocalStack;
import org.project360.local.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deploy/bench/allocation}. */
@Command(
        name = "allocation",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures randomisation alone: allocations a second in batches, the latency of single allocations, and"
                        + " whether the latencies of the arms can be told apart (Kolmogorov-Smirnov).",
        footer = {
            "",
            "Published: from the moment when a reader beside the service has the candidate to the end of the millisecond in",
            "which the broker has the allocation. Answered: from the same moment to when a reader has the allocation. Seen: from",
            "the intended moment of sending the candidate to when a reader has the allocation.",
            "Exit code 1 if the arms can be told apart (p <= 0.01)."
        })
public final class AllocationMain implements Callable<Integer> {
    /** Kept, for java.util.logging forgets a logger's level with the logger. */
    private static final Logger QUIET = Logger.getLogger("org.apache.kafka");

    private static final double INDISTINGUISHABLE = 0.01;
    /** Not counted: until then the service is still being compiled, and a fifth of the answers take twice as long. */
    private static final Duration LEAD_IN = Duration.ofSeconds(30);

    @Option(names = "--batch", defaultValue = "40000", description = "Candidates in batches (usual: ${DEFAULT-VALUE}).")
    int batch;

    @Option(names = "--rate", defaultValue = "50", description = "Candidates a second (usual: ${DEFAULT-VALUE}).")
    double rate;

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description = "How long the rate is kept up (usual: ${DEFAULT-VALUE}).")
    int seconds;

    @Option(
            names = "--arms",
            defaultValue = "10000",
            description = "Allocations whose latencies are compared by arm (usual: ${DEFAULT-VALUE}).")
    int arms;

    @Option(
            names = "--arms-rate",
            defaultValue = "200",
            description = "Candidates a second meanwhile (usual: ${DEFAULT-VALUE}).")
    double armsRate;

    @Option(
            names = "--seed",
            defaultValue = "360",
            description = "Seed of candidates and moments (usual: ${DEFAULT-VALUE}).")
    long seed;

    private AllocationMain() {}

    public static void main(String[] arguments) {
        QUIET.setLevel(Level.SEVERE);
        System.exit(new CommandLine(new AllocationMain())
                .setExecutionExceptionHandler(AllocationMain::explain)
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Say say = new Say(System.out);
        String chosen = System.getenv("P360_HOME");
        Path home = Files.createTempDirectory(
                Files.createDirectories((chosen == null ? Path.of(".p360") : Path.of(chosen))
                        .toAbsolutePath()
                        .resolve("bench")),
                "");
        LocalStack stack = LocalStack.builder()
                .home(home)
                .portBase(0)
                .services("randomisation")
                .withoutKeycloak()
                .serviceOptions("-Drandomisation.trial.target=100000000")
                .progress(say::line)
                .build();
        // A hook, so that Ctrl-C too leaves nothing running.
        Runtime.getRuntime().addShutdownHook(new Thread(stack::destroy));
        stack.startInfrastructure();
        try (AllocationBench bench =
                new AllocationBench(stack.broker().bootstrapServers(), InstantSource.system(), say)) {
            return measure(stack, bench, say);
        }
    }

    private int measure(LocalStack stack, AllocationBench bench, Say say) {
        double inBatches = bench.batches(batch, seed, stack::startServices);
        say.plain(String.format(Locale.ROOT, "in batches: %,.0f allocations/s (%,d candidates)", inBatches, batch));
        bench.openLoop(new OpenLoop(rate, LEAD_IN, seed + 1));
        latency(say, rate, bench.openLoop(new OpenLoop(rate, Duration.ofSeconds(seconds), seed + 2)));
        Duration time = Duration.ofMillis(Math.round(1_000 * arms / armsRate));
        AllocationBench.Loop byArm = bench.openLoop(new OpenLoop(armsRate, time, seed + 3));
        latency(say, armsRate, byArm);
        say.plain(String.format(
                Locale.ROOT,
                "by arm: %,d and %,d latencies, Kolmogorov-Smirnov D = %.4f, p = %.3f",
                byArm.treatment(),
                byArm.control(),
                byArm.arms().distance(),
                byArm.arms().p()));
        return byArm.arms().p() > INDISTINGUISHABLE ? 0 : 1;
    }

    private static void latency(Say say, double rate, AllocationBench.Loop loop) {
        say.plain(String.format(
                Locale.ROOT,
                "at %.3g/s: published %s; answered %s; seen %s (%,d; sender at worst %.1f ms late)",
                rate,
                figures(loop.published()),
                figures(loop.answered()),
                figures(loop.seen()),
                loop.seen().samples(),
                loop.latestSendMillis()));
    }

    private static String figures(Latency latency) {
        return String.format(
                Locale.ROOT, "p50 %.1f, p99 %.1f, slowest %.1f ms", latency.p50(), latency.p99(), latency.slowest());
    }

    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult result) throws Exception {
        if (!(e instanceof BenchException || e instanceof StackException)) {
            throw e;
        }
        command.getErr().println("Error: " + e.getMessage());
        return 1;
    }
}
