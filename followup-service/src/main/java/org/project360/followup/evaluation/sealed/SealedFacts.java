package org.project360.followup.evaluation.sealed;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.project360.chassis.crypto.Envelopes;
import org.project360.chassis.event.EventCodec;
import org.project360.followup.storage.Statements;
import org.project360.followup.storage.Statements.Column;

/** Writes to the schema {@code evaluation}: a digest that keeps a fact once, and the fact itself, encrypted. */
@ApplicationScoped
class SealedFacts {

    /** The tables of the schema. */
    enum Table {
        CASE_PROGRESS("evaluation.case_progress"),
        ARM_GUESS("evaluation.arm_guess");

        private final String qualified;

        Table(String qualified) {
            this.qualified = qualified;
        }
    }

    private final Statements statements;
    private final Envelopes envelopes;
    private final EventCodec codec;

    SealedFacts(Statements statements, Envelopes envelopes, EventCodec codec) {
        this.statements = statements;
        this.envelopes = envelopes;
        this.codec = codec;
    }

    /** Keeps facts in one statement; {@code identity} tells equal ones. */
    <T> void keep(Table table, Collection<T> facts, Function<T, String> identity) {
        Map<String, byte[]> sealed = new LinkedHashMap<>();
        for (T fact : facts) {
            String digest = digest(identity.apply(fact));
            sealed.put(digest, seal(table.qualified, digest, fact));
        }
        statements.update(
                table.qualified,
                "insert into " + table.qualified + " (fact, sealed) select decode(fact, 'hex'), sealed"
                        + " from unnest(?::text[], ?::bytea[]) f(fact, sealed) order by fact on conflict do nothing",
                Column.of("text", sealed.keySet(), fact -> fact),
                Column.of("bytea", sealed.values(), bytes -> bytes));
    }

    /** The fact as it lies in the table, bound to its place there. */
    byte[] seal(String table, String digest, Object fact) {
        return envelopes.sealForService(table + "/" + digest, codec.write(fact));
    }

    static String digest(String identity) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
