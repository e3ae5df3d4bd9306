package org.project360.oracle;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** What the oracle says of a stack with randomisation alone. */
public final class AllocationJudge {

    private final AllocationChecks checks;

    /** Looks at the stack as it is now. */
    public AllocationJudge(Path home) throws IOException {
        this.checks = new AllocationChecks(new Stack(home), Identities.asTold());
    }

    /** I3 and I4: sequences and arms recomputed by a second implementation, and every publication beside the store. */
    public List<String> violations() throws SQLException, IOException {
        List<String> violations = new java.util.ArrayList<>(checks.i3().violations());
        violations.addAll(checks.i4().violations());
        return violations;
    }

    /** The secret of the one trial that was frozen. */
    public byte[] secret() throws SQLException, IOException {
        return checks.trials(new Violations()).values().iterator().next().secret();
    }
}
