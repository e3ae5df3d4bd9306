package org.project360.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.project360.simulator.codec.Json;
import org.project360.simulator.report.Fault;
import org.project360.simulator.report.IncidentStream;
import org.project360.simulator.report.SimulatedMessage;
import org.project360.simulator.truth.TruthWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "file",
        mixinStandardHelpOptions = true,
        description = "Makes up incidents and writes their messages as lines of JSON instead of sending them.")
final class FileCommand implements Callable<Integer> {
    private static final int BUFFER = 1 << 16;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Mixin
    RunArguments run = new RunArguments();

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write; the standard output if not said.")
    @Nullable
    Path file;

    @Option(
            names = "--truth",
            paramLabel = "DIR",
            description = "Where to write what truly happened; nowhere if not said.")
    @Nullable
    Path truth;

    @Option(
            names = "--shape",
            defaultValue = "message",
            description = "message: key, headers, plaintext and the answer it must get; report: the plaintext alone;"
                    + " mention: a CSV of the victims as each incident's first report writes them down, with the true"
                    + " person, to evaluate record linkage with. Default: ${DEFAULT-VALUE}.")
    Shape shape;

    @Option(
            names = "--http-share",
            defaultValue = "0",
            description = "How many incidents are marked for HTTP. Default: 0.")
    double httpShare;

    enum Shape {
        MESSAGE,
        REPORT,
        MENTION
    }

    @Override
    public Integer call() throws IOException {
        IncidentStream stream = run.stream(0, httpShare);
        PrintWriter err = spec.commandLine().getErr();
        Progress progress = new Progress(err, 0, null);
        long written = 0;
        try (OutputStream out =
                        new BufferedOutputStream(file == null ? System.out : Files.newOutputStream(file), BUFFER);
                TruthWriter truths = truth == null ? null : TruthWriter.open(truth, stream)) {
            Line line = line(stream, out);
            Iterator<SimulatedMessage> messages =
                    truths == null ? stream.iterator() : stream.iterator(truths::incident);
            while (messages.hasNext()) {
                SimulatedMessage message = messages.next();
                line.write(message);
                if (truths != null) {
                    truths.message(message, null);
                }
                progress.tick(++written);
            }
        }
        progress.line(written);
        return Simulator.OK;
    }

    /** What a message comes to in the file. */
    private interface Line {
        void write(SimulatedMessage message) throws IOException;
    }

    private Line line(IncidentStream stream, OutputStream out) throws IOException {
        return switch (shape) {
            case MESSAGE ->
                message -> {
                    writeMessage(message, out);
                    out.write('\n');
                };
            case REPORT ->
                message -> {
                    out.write(message.plaintext());
                    out.write('\n');
                };
            case MENTION -> new MentionCsv(stream.world(), out)::write;
        };
    }

    private static void writeMessage(SimulatedMessage message, OutputStream out) throws IOException {
        try (JsonGenerator json = Json.MAPPER.getFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            json.writeStartObject();
            json.writeNumberField("n", message.n());
            json.writeStringField("channel", message.channel().name());
            json.writeStringField("expected", message.expected().name());
            json.writeStringField("key", message.key());
            json.writeObjectField("headers", message.headers());
            String text = new String(message.plaintext(), StandardCharsets.UTF_8);
            if (message.fault() == Fault.TRUNCATED_JSON) {
                json.writeStringField("text", text);
            } else {
                json.writeFieldName("report");
                json.writeRawValue(text);
            }
            json.writeEndObject();
        }
    }
}
