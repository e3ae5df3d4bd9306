package org.project360.oracle;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code oracle --home DIR}: prints each invariant with its count; exits 0 if all hold, 1 if one does not, 2 on misuse. */
public final class Main {

    /** Kept, for java.util.logging forgets a logger's level with the logger. */
    private static final Logger QUIET = Logger.getLogger("org.apache.kafka");

    private Main() {}

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        PrintStream out = System.out;
        QUIET.setLevel(Level.WARNING);
        if (arguments.length != 2 || !arguments[0].equals("--home")) {
            out.println("Usage: oracle --home DIR   (the folder with the stack.properties of a running stack)");
            System.exit(2);
        }
        List<Finding> findings = new Oracle(new Stack(Path.of(arguments[1]))).judge();
        for (Finding finding : findings) {
            out.printf(
                    "%-4s %-6s %9d %s%n",
                    finding.invariant(), finding.holds() ? "holds" : "BROKEN", finding.counted(), finding.what());
            finding.violations().forEach(violation -> out.println("       - " + violation));
        }
        System.exit(findings.stream().allMatch(Finding::holds) ? 0 : 1);
    }
}
