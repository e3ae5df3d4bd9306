package org.project360.intake.identity.cli;

import java.io.PrintWriter;
import org.project360.intake.identity.bench.BenchCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code p360 linkage}. Starts no service. */
@Command(
        name = "p360 linkage",
        mixinStandardHelpOptions = true,
        description = "Fits, evaluates and measures the record linkage of incident-intake.",
        subcommands = {FitCommand.class, EvaluateCommand.class, BenchCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a file cannot be used; standard error says which, where and what to do",
            "2:the command line is wrong"
        })
public final class LinkageMain implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public static void main(String... arguments) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
    }

    /** The exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new LinkageMain())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    if (e instanceof UnusableInput) {
                        err.println(e.getMessage());
                        return 1;
                    }
                    throw e;
                })
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say fit, evaluate or bench.");
    }
}
