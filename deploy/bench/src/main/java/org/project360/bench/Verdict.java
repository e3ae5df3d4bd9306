package org.project360.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.project360.bench.support.BenchException;
import org.project360.oracle.Finding;
import org.project360.oracle.Oracle;
import org.project360.oracle.Stack;

/** What the oracle says of the stack that was measured. */
record Verdict(List<Finding> findings) {

    static Verdict of(Path home) {
        try {
            return new Verdict(new Oracle(new Stack(home)).judge());
        } catch (IOException | SQLException e) {
            throw new BenchException("The oracle could not look: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted while the oracle was looking.");
        }
    }

    boolean holds() {
        return findings.stream().allMatch(Finding::holds);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-4s %-6s %9d %s%n",
                    finding.invariant(),
                    finding.holds() ? "holds" : "BROKEN",
                    finding.counted(),
                    finding.what()));
            finding.violations()
                    .forEach(violation ->
                            text.append("         - ").append(violation).append('\n'));
        }
        return text.toString();
    }
}
