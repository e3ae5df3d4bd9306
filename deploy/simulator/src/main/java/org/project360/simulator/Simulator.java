package org.project360.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.project360.simulator.send.SendFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A synthetic police force on the command line. */
@Command(
        name = "simulator",
        description =
                "A synthetic police force: makes up people and incidents and reports them as a police system does.",
        mixinStandardHelpOptions = true,
        subcommands = {WorldCommand.class, SendCommand.class, ServeRateCommand.class, FileCommand.class},
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  all done, every report answered",
            "  1  a report got no answer, or with --strict another than it must",
            "  2  wrong usage",
            "  3  it could not be done: no Kafka, no token, a file that cannot be read or written"
        })
public final class Simulator {
    static final int OK = 0;
    static final int UNANSWERED = 1;
    static final int WRONG_USAGE = 2;
    static final int IMPOSSIBLE = 3;

    /** Held here, because a logger nobody holds forgets its level. Kafka's clients talk at every start and every pause. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private Simulator() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        KAFKA.setLevel(Level.OFF);
        return new CommandLine(new Simulator())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Simulator::failed)
                .execute(args);
    }

    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult arguments)
            throws Exception {
        boolean usage = failure instanceof IllegalArgumentException;
        if (usage
                || failure instanceof SendFailure
                || failure instanceof IOException
                || failure instanceof UncheckedIOException) {
            command.getErr().println(failure.getMessage());
            return usage ? WRONG_USAGE : IMPOSSIBLE;
        }
        throw failure;
    }
}
