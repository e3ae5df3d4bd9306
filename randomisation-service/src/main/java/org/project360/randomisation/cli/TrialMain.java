package org.project360.randomisation.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.project360.randomisation.method.InvalidMethod;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code p360 trial}. */
@Command(
        name = "p360 trial",
        mixinStandardHelpOptions = true,
        description = "Simulates, commits, verifies and replays the allocation of a trial, and opens emergency lists.",
        footer = {
            "",
            "Exit codes: 0 done, and whatever was verified holds; 1 a ledger does not hold or does not replay; 2 the",
            "command or a file cannot be used, and one sentence on standard error says which and why; 70 a fault of ours."
        })
public final class TrialMain {

    static final int HOLDS = 0;
    static final int BROKEN = 1;
    static final int UNUSABLE = 2;
    static final int OUR_FAULT = 70;

    private static final int WIDTH = 124;

    private TrialMain() {}

    public static void main(String[] arguments) {
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments));
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        Output output = new Output(out);
        CommandLine line = new CommandLine(new TrialMain())
                .addSubcommand(new SimulateCommand(output))
                .addSubcommand(new MinimiseCommand(output))
                .addSubcommand(new CommitCommand(output))
                .addSubcommand(new RehearseCommand(output))
                .addSubcommand(new VerifyCommand(output))
                .addSubcommand(new ReplayCommand(output))
                .addSubcommand(new OpenEntryCommand(output, InstantSource.system()));
        line.getSubcommands().values().forEach(sub -> sub.setUsageHelpWidth(WIDTH));
        line.setUsageHelpWidth(WIDTH);
        line.setOut(out);
        line.setErr(err);
        line.setParameterExceptionHandler((e, given) -> told(err, String.valueOf(e.getMessage())));
        line.setExecutionExceptionHandler((e, command, parsed) -> fault(err, e));
        if (arguments.length == 0) {
            line.usage(out);
            return UNUSABLE;
        }
        return line.execute(arguments);
    }

    private static int fault(PrintWriter err, Exception e) throws Exception {
        if (e instanceof InvalidMethod invalid) {
            return told(err, option(invalid.parameter()) + ": " + invalid.getMessage());
        }
        if (e instanceof InputFault) {
            return told(err, String.valueOf(e.getMessage()));
        }
        e.printStackTrace(err);
        return OUR_FAULT;
    }

    private static int told(PrintWriter err, String sentence) {
        err.println("Error: " + sentence);
        return UNUSABLE;
    }

    /** {@code blockSizes} is given as {@code --block-sizes}. */
    private static String option(String parameter) {
        return "--" + parameter.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }
}
