package org.project360.oracle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** I9: the audit chains and the allocation ledger, recomputed link by link. */
final class ChainChecks {

    private static final byte[] ZEROS = new byte[32];

    private final Stack stack;

    ChainChecks(Stack stack) {
        this.stack = stack;
    }

    Finding i9(Map<String, AllocationChecks.Trial> trials) throws SQLException, IOException {
        Violations wrong = new Violations();
        long audited = 0;
        for (String service : Stack.SERVICES) {
            audited += audit(service, wrong);
        }
        long ledger = 0;
        for (AllocationChecks.Trial trial : trials.values()) {
            ledger += ledger(trial, wrong);
        }
        long allocations = stack.count("randomisation", "select count(*) from allocation");
        wrong.unless(ledger == allocations, ledger + " ledger rows for " + allocations + " allocations");
        return new Finding(
                "I9", audited + ledger, "links: " + audited + " of audit, " + ledger + " of the ledger", wrong.list());
    }

    private long audit(String service, Violations wrong) throws SQLException {
        Chain chain = new Chain(stack.secret(service + ".chassis.secrets.audit-key"));
        byte[][] last = {ZEROS};
        long[] n = {0};
        stack.query(
                service,
                "select sequence, at, actor, action, subject_type, subject_id, detail, previous, hash from audit_entry order by sequence",
                r -> {
                    n[0]++;
                    byte[] expected = chain.link(
                            last[0],
                            r.getLong(1),
                            r.getTimestamp(2).toInstant(),
                            r.getString(3),
                            r.getString(4),
                            r.getString(5),
                            r.getString(6),
                            r.getString(7));
                    wrong.unless(
                            r.getLong(1) == n[0]
                                    && Arrays.equals(expected, r.getBytes(9))
                                    && Arrays.equals(last[0], r.getBytes(8)),
                            service + " audit breaks at " + r.getLong(1));
                    last[0] = r.getBytes(9);
                    return 0;
                });
        byte[] head = stack.query(service, "select hash from audit_head", r -> r.getBytes(1))
                .get(0);
        wrong.unless(Arrays.equals(head, last[0]), service + " audit has lost its end");
        return n[0];
    }

    private long ledger(AllocationChecks.Trial trial, Violations wrong) throws SQLException {
        Chain chain = new Chain(Chain.hmac(trial.secret(), "p360-ledger-v1".getBytes(StandardCharsets.UTF_8)));
        byte[][] last = {ZEROS};
        Map<String, Long> count = new HashMap<>();
        stack.query(
                "randomisation",
                "select ledger_index, allocated_at, trial_id, trial_version, allocation_id, unit_id, person_id, incident_id,"
                        + " covariates, rule_set_version, method, stratum, sequence, block_index, sealed_draw, actor,"
                        + " source_topic, source_partition, source_offset, previous, hash from allocation_ledger where trial_id = '"
                        + trial.id() + "' order by ledger_index",
                r -> {
                    String[] texts = new String[17];
                    for (int i = 0; i < texts.length; i++) {
                        texts[i] = i == 12 ? HexFormat.of().formatHex(r.getBytes(15)) : r.getString(i + 3);
                    }
                    byte[] expected =
                            chain.link(last[0], r.getLong(1), r.getTimestamp(2).toInstant(), texts);
                    wrong.unless(
                            Arrays.equals(expected, r.getBytes(21)) && Arrays.equals(last[0], r.getBytes(20)),
                            "ledger breaks at " + r.getLong(1));
                    last[0] = r.getBytes(21);
                    count.merge("rows", 1L, Long::sum);
                    return 0;
                });
        return count.getOrDefault("rows", 0L);
    }
}
