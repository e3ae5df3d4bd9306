package org.project360.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.project360.simulator.codec.ReportCipher;
import org.project360.simulator.report.IncidentStream;
import org.project360.simulator.report.SimulatedMessage;
import org.project360.simulator.send.ReportSender;
import org.project360.simulator.send.Target;
import org.project360.simulator.truth.TruthWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = "Makes up incidents, sends their reports, and waits for the receipts.")
class SendCommand implements Callable<Integer> {
    /** A launcher that ends this program waits a little longer, then kills it. */
    private static final Duration INTERRUPTION_PATIENCE = Duration.ofSeconds(15);

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Mixin
    RunArguments run = new RunArguments();

    @Mixin
    TargetArguments target = new TargetArguments();

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "0",
            description =
                    "Incidents per second, sent at their times whatever the answers; 0 as fast as possible. Default: ${DEFAULT-VALUE}.")
    double rate;

    @Option(
            names = "--receipt-timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "Gives up when nothing was answered for so long. Default: ${DEFAULT-VALUE}.")
    int receiptTimeout;

    @Option(names = "--no-receipts", description = "Does not wait for receipts.")
    boolean withoutReceipts;

    @Option(names = "--strict", description = "Ends with 1 also if a report got another answer than it must.")
    boolean strict;

    @Option(
            names = "--progress",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "A line so often. Default: each second on a terminal, else every ten.")
    int progressSeconds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        target.read();
        Target to = target.target(run.force);
        IncidentStream stream = stream(target.httpShare(to));
        ReportCipher cipher = target.cipher();
        Duration patience = Duration.ofSeconds(receiptTimeout);
        // Opened first, closed last: an interrupted run is done when its answers are told and its sender is closed.
        try (Interruption interruption = new Interruption(INTERRUPTION_PATIENCE);
                ReportSender sender = withoutReceipts
                        ? ReportSender.withoutReceipts(to, cipher, patience)
                        : ReportSender.open(to, cipher, patience)) {
            Progress progress = new Progress(out(), progressSeconds, sender.answers());
            long sent = sendAll(stream, sender, progress, interruption);
            sender.flush();
            boolean all = sender.awaitAnswers(patience, () -> progress.tick(sent));
            progress.line(sent);
            return new Verdict(out(), sender.answers()).tell(all, strict);
        }
    }

    IncidentStream stream(double httpShare) {
        return run.stream(rate, httpShare);
    }

    private long sendAll(IncidentStream stream, ReportSender sender, Progress progress, Interruption interruption)
            throws IOException, InterruptedException {
        Path dir = target.truth();
        try (TruthWriter truth = dir == null ? null : TruthWriter.open(dir, stream)) {
            Iterator<SimulatedMessage> messages = truth == null ? stream.iterator() : stream.iterator(truth::incident);
            Pace pace = new Pace(stream.options());
            long sent = 0;
            while (messages.hasNext() && !interruption.wanted()) {
                SimulatedMessage message = messages.next();
                long already = sent;
                pace.await(message, () -> progress.tick(already));
                send(message, sender, truth);
                progress.tick(++sent);
            }
            return sent;
        }
    }

    private static void send(SimulatedMessage message, ReportSender sender, @Nullable TruthWriter truth) {
        Instant now = Instant.now();
        sender.send(message);
        if (truth != null) {
            truth.message(message, now);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
