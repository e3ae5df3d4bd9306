package org.project360.bench.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.project360.bench.load.Feeder;
import org.project360.bench.load.Message;
import org.project360.bench.loop.LoopSettings;
import org.project360.bench.loop.Script;
import org.project360.bench.support.BenchException;
import org.project360.bench.support.ProcessMeter;
import org.project360.bench.support.Say;
import org.project360.bench.support.TopicCounts;
import org.project360.local.ServiceJvm;
import org.project360.local.ServiceProcess;

/** A service and the loop by turns, A B B A, on the same input; the first run of the service makes the loop's script. */
public final class StageBench {
    private final StageStack stack;
    private final Stage stage;
    private final Supplier<Iterator<Message>> input;
    private final Settings settings;
    private final Say say;
    private @Nullable Script script;

    /**
     * How to measure.
     *
     * @param warmUp inputs at the beginning of every run that are not counted
     * @param key opens the input topic, if it is sealed
     */
    public record Settings(int rounds, int warmUp, byte @Nullable [] key) {}

    public StageBench(StageStack stack, Stage stage, Supplier<Iterator<Message>> input, Settings settings, Say say) {
        this.stack = stack;
        this.stage = stage;
        this.input = input;
        this.settings = settings;
        this.say = say;
    }

    public StageFigures measure() throws IOException, SQLException {
        say.line("Stage " + stage.service() + ": tables and topics are prepared");
        stack.prime(stage);
        List<StageFigures.Round> rounds = new ArrayList<>();
        for (int round = 1; round <= settings.rounds(); round++) {
            boolean serviceFirst = round % 2 == 1;
            StageFigures.Side first = serviceFirst ? service(round) : loop(round);
            StageFigures.Side second = serviceFirst ? loop(round) : service(round);
            StageFigures.Round both =
                    serviceFirst ? new StageFigures.Round(first, second) : new StageFigures.Round(second, first);
            rounds.add(both);
        }
        Script told = told();
        long inputs = told.inputs() - settings.warmUp();
        return new StageFigures(stage.service(), inputs, told.rowsWritten(), told.recordsWritten(), rounds);
    }

    private StageFigures.Side service(int round) throws IOException, SQLException {
        long inputs = renewAndFeed();
        ServiceProcess service = stack.service(stage);
        Watch.Seen seen;
        service.start();
        try {
            seen = watch(
                    "service, round " + round, service.process(), answered -> answered >= inputs && outboxIsEmpty());
        } finally {
            service.stop();
        }
        if (script == null) {
            script = new ScriptWriter(dir(), stack.fresh(stage), stack.database(stage))
                    .write(stage, inputs, stack.bootstrapServers());
            say.line("The loop is told to write " + script.rowsWritten() + " rows and " + script.recordsWritten()
                    + " records, beside inbox and outbox");
        }
        return side(seen, inputs, "service", round);
    }

    private StageFigures.Side loop(int round) throws IOException {
        long inputs = renewAndFeed();
        var database = stack.database(stage);
        LoopSettings told = new LoopSettings(
                stack.bootstrapServers(),
                database.jdbcUrl(),
                database.user(),
                database.password(),
                dir(),
                settings.key());
        try (LoopProcess loop = new LoopProcess(stack.home(), told, ServiceJvm.of(stage.service()))) {
            Watch.Seen seen = watch("hand-written loop, round " + round, loop.process(), answered -> loop.isOver());
            if (seen.records() != told().recordsWritten()) {
                throw new BenchException("The hand-written loop published " + seen.records() + " records instead of "
                        + told().recordsWritten() + ".");
            }
            return side(seen, inputs, "hand-written loop", round);
        }
    }

    private long renewAndFeed() {
        stack.renew(stage);
        try (Feeder feeder = new Feeder(stack.bootstrapServers(), stage.input())) {
            return feeder.sendAll(input.get(), n -> say.meanwhile("on the topic: " + n));
        }
    }

    private Watch.Seen watch(String who, ProcessHandle process, LongPredicate over) {
        ProcessMeter meter = new ProcessMeter(who, process.pid());
        try (TopicCounts counts = new TopicCounts(stack.bootstrapServers(), stage.outputs())) {
            return new Watch(
                            counts,
                            stage.answers(),
                            meter,
                            settings.warmUp(),
                            n -> say.meanwhile(stage.service() + ", " + who + ": " + n + " records out"))
                    .until(over);
        }
    }

    private StageFigures.Side side(Watch.Seen seen, long inputs, String who, int round) {
        try {
            double rate =
                    RecordTimes.of(stack.bootstrapServers(), stage.outputs()).rate(inputs, settings.warmUp());
            say.line(String.format(
                    Locale.ROOT,
                    "%s, %s, round %d: %,.0f inputs/s, %.2f CPU-s/1000",
                    stage.service(),
                    who,
                    round,
                    rate,
                    seen.cpuPerThousand()));
            return new StageFigures.Side(rate, seen.cpuPerThousand());
        } catch (IllegalStateException e) {
            throw new BenchException("No rate for the " + who + ": " + e.getMessage(), e);
        }
    }

    private boolean outboxIsEmpty() {
        try (Connection connection = stack.database(stage).connect()) {
            return new Tables(connection).count("outbox") == 0;
        } catch (SQLException e) {
            throw new BenchException("The outbox of " + stage.service() + " could not be read.", e);
        }
    }

    private Path dir() {
        return stack.home().resolve("script-" + stage.service());
    }

    private Script told() {
        if (script == null) {
            throw new IllegalStateException("The service runs first.");
        }
        return script;
    }
}
