package org.project360.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.project360.bench.latency.LatencyBench;
import org.project360.bench.latency.LatencyFigures;
import org.project360.bench.load.Candidates;
import org.project360.bench.load.RepeatVictims;
import org.project360.bench.load.Reports;
import org.project360.bench.pipeline.PipelineBench;
import org.project360.bench.pipeline.PipelineFigures;
import org.project360.bench.stage.Stage;
import org.project360.bench.stage.StageBench;
import org.project360.bench.stage.StageFigures;
import org.project360.bench.stage.StageStack;
import org.project360.bench.support.Folders;
import org.project360.bench.support.Pause;
import org.project360.bench.support.Say;
import org.project360.contracts.Topics;
import org.project360.local.LocalStack;
import org.project360.local.StackException;
import org.project360.local.StackHome;
import org.project360.simulator.codec.Json;
import org.project360.simulator.codec.ReportCipher;
import org.project360.simulator.truth.TruthWriter;

/** One run from the first process to the figures, in a folder of its own. */
final class BenchRun {
    /** A trial that does not end while it is measured. */
    private static final String ENDLESS_TRIAL = "-Drandomisation.trial.target=100000000";

    private static final Duration DRAIN = Duration.ofMinutes(10);

    private static final Duration SETTLE = Duration.ofMillis(500);

    private final Options options;
    private final Say say;
    private final InstantSource clock = InstantSource.system();
    private volatile boolean failed;

    BenchRun(Options options, Say say) {
        this.options = options;
        this.say = say;
    }

    int run() throws IOException, SQLException {
        Path home = freshHome();
        // A hook, so that Ctrl-C too leaves nothing running.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cleanUp(home)));
        int status = 1;
        try {
            status = measure(home);
        } finally {
            failed = status != 0;
        }
        return status;
    }

    private int measure(Path home) throws IOException, SQLException {
        List<StageFigures> stages = options.skipStages ? List.of() : stages(home.resolve("stages"));
        LocalStack stack = LocalStack.builder()
                .home(home.resolve("pipeline"))
                .portBase(0)
                .withoutKeycloak()
                .worldSeed(options.seed)
                .serviceOptions(ENDLESS_TRIAL)
                .progress(say::line)
                .build();
        stack.start();
        return judge(pipeline(stack, stages), stack);
    }

    private List<StageFigures> stages(Path home) throws IOException, SQLException {
        try (StageStack stack = new StageStack(home, ENDLESS_TRIAL, say::line)) {
            stack.start();
            var start = clock.instant();
            ReportCipher cipher = ReportCipher.fromFile(policeKeys(home));
            Reports reports = new Reports(options.seed, options.stageInputs(), start);
            StageFigures intake = new StageBench(
                            stack,
                            Stage.INTAKE,
                            () -> reports.sealedFor(cipher),
                            new StageBench.Settings(options.rounds, options.warmUp(), policeKey(home)),
                            say)
                    .measure();
            StageFigures randomisation = new StageBench(
                            stack,
                            Stage.RANDOMISATION,
                            () -> new Candidates(options.seed, options.stageInputs(), clock.instant()),
                            new StageBench.Settings(options.rounds, options.warmUp(), null),
                            say)
                    .measure();
            return List.of(intake, randomisation);
        }
    }

    private Figures pipeline(LocalStack stack, List<StageFigures> stages) {
        ReportCipher cipher = ReportCipher.fromFile(policeKeys(stack.home()));
        var start = clock.instant();
        Duration time = Duration.ofSeconds(options.latencySeconds);
        int wanted = options.skipLatency ? 1 : LatencyBench.victimsFor(options.rates, time);
        RepeatVictims victims = new RepeatVictims(options.seed, options.incidents, wanted, start);
        // The oracle looks for these people's names where they must not be.
        TruthWriter.writeWorld(stack.home().resolve("truth"), victims.world());
        Reports reports = new Reports(options.seed, options.incidents, start);
        PipelineFigures pipeline =
                new PipelineBench(stack, clock, say).measure(options.incidents, reports.sealedFor(cipher));
        List<LatencyFigures> latencies = new ArrayList<>();
        if (!options.skipLatency) {
            latencies.addAll(
                    new LatencyBench(stack, cipher, victims, clock, say).measure(options.rates, time, options.seed));
        }
        return new Figures(Runtime.getRuntime().availableProcessors(), options.seed, stages, pipeline, latencies);
    }

    private int judge(Figures figures, LocalStack stack) throws IOException {
        say.line("The oracle checks the invariants");
        boolean drained = stack.awaitDrained(DRAIN);
        Outcome outcome = new Outcome(figures, drained, Verdict.of(stack.home()));
        say.plain(outcome.text());
        if (outcome.isGood() && options.json != null) {
            Json.MAPPER.writer(SerializationFeature.INDENT_OUTPUT).writeValue(options.json.toFile(), figures);
        }
        return outcome.isGood() ? 0 : 1;
    }

    private void cleanUp(Path home) {
        boolean keep = failed || options.keep;
        try {
            for (Path stack : List.of(home.resolve("stages"), home.resolve("pipeline"))) {
                if (Files.exists(stack)) {
                    stop(stack, keep);
                }
            }
            if (keep) {
                say.line("Logs and data are kept in " + home + ".");
            } else {
                Folders.delete(home);
            }
        } catch (StackException | UncheckedIOException e) {
            say.line("Not everything could be tidied up in " + home + ": " + e.getMessage());
        }
    }

    private static void stop(Path stack, boolean keep) {
        if (keep) {
            LocalStack.builder().home(stack).withoutKeycloak().build().stop();
        } else {
            StackHome.destroy(stack);
            // After Ctrl-C the run may have been starting a process just then.
            Pause.of(SETTLE);
            StackHome.destroy(stack);
        }
    }

    private static Path freshHome() throws IOException {
        String chosen = System.getenv("P360_HOME");
        Path home = chosen == null ? Path.of(".p360") : Path.of(chosen);
        return Files.createTempDirectory(
                Files.createDirectories(home.toAbsolutePath().resolve("bench")), "");
    }

    private static Path policeKeys(Path home) {
        return home.resolve("secrets").resolve("police.properties");
    }

    private static byte[] policeKey(Path home) throws IOException {
        Properties lines = new Properties();
        try (var reader = Files.newBufferedReader(policeKeys(home))) {
            lines.load(reader);
        }
        String prefix = "chassis.jwe.\"" + Topics.POLICE_INCIDENT_REPORTED + "\".";
        return Base64.getDecoder().decode(lines.getProperty(prefix + "keys." + lines.getProperty(prefix + "current")));
    }
}
