package org.project360.oracle;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.project360.contracts.Contracts;

/** Judges a stack at rest: nothing on its way, nothing being sent. */
public final class Oracle {

    private final Stack stack;

    public Oracle(Stack stack) {
        this.stack = stack;
    }

    /** The findings I1 to I11. */
    public List<Finding> judge() throws IOException, SQLException, InterruptedException {
        List<String> topics = Contracts.topics().stream().sorted().toList();
        Set<String> encrypted = topics.stream().filter(Contracts::isPersonal).collect(Collectors.toSet());
        Identities identities = new Identities(stack);
        AllocationChecks allocations = new AllocationChecks(stack, identities);
        ConsequenceChecks consequences = new ConsequenceChecks(stack, identities);
        DeliveryChecks deliveries = new DeliveryChecks(stack);
        Violations secrets = new Violations();
        Map<String, AllocationChecks.Trial> trials = allocations.trials(secrets);
        List<Finding> findings = new ArrayList<>();
        findings.add(new ReportChecks(stack).i1());
        findings.add(allocations.i2());
        findings.add(allocations.i3());
        findings.add(allocations.i4());
        findings.add(consequences.i5(allocations.armsOfPerson()));
        findings.add(consequences.i6());
        findings.add(consequences.i7());
        // A police system's own repetition may differ under one id: what intake must refuse, not what we publish.
        findings.add(deliveries.i8(
                topics.stream().filter(t -> !t.startsWith("police.")).toList()));
        findings.add(new ChainChecks(stack).i9(trials));
        findings.add(new LeakChecks(stack).i10(topics, encrypted));
        findings.add(deliveries.i11());
        return findings;
    }
}
