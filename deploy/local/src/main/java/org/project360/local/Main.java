package org.project360.local;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the local stack; {@code deploy/local/up} and {@code deploy/local/down} call it. */
@Command(
        name = "local",
        mixinStandardHelpOptions = true,
        description = "The whole of Project 360 on this machine.",
        subcommands = {UpCommand.class, DownCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Quiet.kafka();
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler(Main::explain)
                .execute(arguments));
    }

    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult result) throws Exception {
        if (!(e instanceof StackException)) {
            throw e;
        }
        command.getErr().println("Error: " + e.getMessage());
        return 1;
    }
}
