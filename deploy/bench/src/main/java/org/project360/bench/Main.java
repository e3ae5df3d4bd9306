package org.project360.bench;

import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.project360.bench.support.BenchException;
import org.project360.bench.support.Say;
import org.project360.local.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures intake and randomisation beside a hand-written loop, the pipeline of all five services, and"
                        + " its latency; the oracle has the last word. A run that fails the oracle prints no figure and ends"
                        + " with 1.",
        footer = {
            "",
            "Environment: P360_HOME, the work folder (usual: .p360 in the checkout). All is written to its folder bench",
            "and deleted at the end; after a failure it is kept. All parts listen on 127.0.0.1, on free ports."
        })
final class Main implements Callable<Integer> {
    /** Kept, for java.util.logging forgets a logger's level with the logger; a broker that starts anew worries clients. */
    private static final Logger QUIET = Logger.getLogger("org.apache.kafka");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final Options options = new Options();

    private Main() {}

    public static void main(String[] arguments) {
        QUIET.setLevel(Level.SEVERE);
        System.exit(command().execute(arguments));
    }

    static CommandLine command() {
        return new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain);
    }

    @Override
    public Integer call() throws Exception {
        String objection = options.objection();
        if (objection != null) {
            throw new ParameterException(spec.commandLine(), objection);
        }
        return new BenchRun(options, new Say(System.out)).run();
    }

    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult result) throws Exception {
        if (!(e instanceof BenchException || e instanceof StackException)) {
            throw e;
        }
        command.getErr().println("Error: " + e.getMessage());
        return 1;
    }
}
