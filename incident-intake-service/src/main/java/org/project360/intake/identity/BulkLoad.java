package org.project360.intake.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.project360.chassis.crypto.Envelopes;
import org.project360.intake.identity.linkage.Blocking;
import org.project360.intake.identity.linkage.NormalRecord;
import org.project360.intake.identity.linkage.Part;

/**
 * Fills the tables of identity by COPY, indexes last, with rows as the stream writes them. For measuring: nobody else may
 * use the tables meanwhile. Not for several threads.
 */
public final class BulkLoad {

    private static final List<String> TABLES = List.of("person", "person_match_key", "linkage_record", "linkage_key");
    private static final List<String> COLUMNS = List.of(
            "person (id, wrapped_key, details, household_id, details_as_of, created_at)",
            "person_match_key (key, kind, person_id)",
            "linkage_record (id, person_id, fingerprint, content, recorded_at)",
            "linkage_key (k0, k1, k2, person_id)");
    private static final List<String> READ = List.of(
            "select count(*) from linkage_key where k0 >= -9223372036854775808",
            "select sum(length(content)) from linkage_record where person_id >= '00000000-0000-0000-0000-000000000000'",
            "select sum(length(wrapped_key)) from person where id >= '00000000-0000-0000-0000-000000000000'");
    private static final String INDEXES = """
            select i.indexrelid::regclass::text, coalesce(pg_get_constraintdef(c.oid), ''), pg_get_indexdef(i.indexrelid)
            from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u')
            where i.indrelid = '%s'::regclass""";

    /** A person and the ways in which reports described her. */
    public record Described(UUID person, List<PersonRecord> mentions) {

        @Override
        public String toString() {
            return "Described[***]";
        }
    }

    /** Lines of COPY for each of {@link #TABLES}. */
    private record Rows(List<CharSequence> ofTables, long keys) {}

    private final DataSource source;
    private final Envelopes envelopes;
    private final Pseudonyms pseudonyms;
    private final Fingerprints fingerprints;
    private final List<String> indexes = new ArrayList<>();

    BulkLoad(DataSource source, Envelopes envelopes, Pseudonyms pseudonyms, Fingerprints fingerprints) {
        this.source = source;
        this.envelopes = envelopes;
        this.pseudonyms = pseudonyms;
        this.fingerprints = fingerprints;
    }

    /** Takes the indexes away; {@link #finish} makes them anew. Nothing is vacuumed in between, for that would only wait. */
    public void begin() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("alter table " + table + " set (autovacuum_enabled = off)");
                List<String> drops = new ArrayList<>();
                try (ResultSet row = statement.executeQuery(INDEXES.formatted(table))) {
                    while (row.next()) {
                        String name = row.getString(1);
                        boolean constraint = !row.getString(2).isEmpty();
                        drops.add(
                                constraint
                                        ? "alter table " + table + " drop constraint " + name
                                        : "drop index " + name);
                        indexes.add(
                                constraint
                                        ? "alter table " + table + " add constraint " + name + " " + row.getString(2)
                                        : row.getString(3));
                    }
                }
                for (String drop : drops) {
                    statement.execute(drop);
                }
            }
        }
    }

    /** Adds persons whom nobody added before; returns how many blocking keys that made. */
    public long add(List<Described> persons, Instant at) throws SQLException, IOException {
        List<Rows> rows = persons.parallelStream().map(p -> rows(p, at)).toList();
        try (Connection connection = source.getConnection()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (int table = 0; table < TABLES.size(); table++) {
                StringBuilder content = new StringBuilder();
                for (Rows row : rows) {
                    content.append(row.ofTables().get(table));
                }
                byte[] bytes = content.toString().getBytes(StandardCharsets.US_ASCII);
                copy.copyIn("copy " + COLUMNS.get(table) + " from stdin", new ByteArrayInputStream(bytes));
            }
        }
        return rows.stream().mapToLong(Rows::keys).sum();
    }

    /** Makes the indexes anew, has PostgreSQL look at what is there now, and read what linking reads. */
    public void finish() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '512MB'");
            for (String index : indexes) {
                statement.execute(index);
            }
            indexes.clear();
            for (String table : TABLES) {
                statement.execute("vacuum (analyze) " + table);
                statement.execute("alter table " + table + " reset (autovacuum_enabled)");
            }
            statement.execute("reset maintenance_work_mem");
            // A service that runs has them in memory; after COPY PostgreSQL has not.
            for (String read : READ) {
                statement.execute(read);
            }
        }
    }

    private Rows rows(Described described, Instant at) {
        UUID person = described.person();
        byte[] key = envelopes.newPersonKey();
        byte[] details = envelopes.seal(
                key, "person/" + person, described.mentions().get(0).details());
        StringBuilder matchKeys = new StringBuilder();
        StringBuilder records = new StringBuilder();
        Set<UUID> exact = new LinkedHashSet<>();
        Set<UUID> seen = new LinkedHashSet<>();
        Set<HashedKey> blocking = new LinkedHashSet<>();
        for (PersonRecord mention : described.mentions()) {
            MatchKeys keys = MatchKeys.of(mention, pseudonyms);
            for (UUID one : keys.everywhere()) {
                if (exact.add(one)) {
                    line(matchKeys, one, one.equals(keys.policeId()) ? "POLICE_ID" : "NAME_BIRTH_POSTCODE", person);
                }
            }
            NormalRecord record = NormalRecords.of(Part.VICTIM, mention);
            UUID fingerprint = fingerprints.of(record);
            if (!seen.add(fingerprint)) {
                continue;
            }
            UUID id = pseudonyms.of("bench-record", person.toString(), fingerprint.toString());
            byte[] content = envelopes.seal(key, LinkageRecords.context(id), record);
            line(records, id, person, fingerprint, hex(content), at);
            blocking.addAll(HashedKey.of(Blocking.keys(record), pseudonyms));
        }
        StringBuilder keys = new StringBuilder();
        blocking.forEach(k -> line(keys, k.k0(), k.k1(), k.k2(), person));
        StringBuilder personRow = new StringBuilder();
        line(personRow, person, hex(key), hex(details), person, at, at);
        return new Rows(List.of(personRow, matchKeys, records, keys), blocking.size());
    }

    private static void line(StringBuilder text, Object... values) {
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : "\t").append(values[i]);
        }
        text.append('\n');
    }

    private static String hex(byte[] bytes) {
        return "\\\\x" + HexFormat.of().formatHex(bytes);
    }
}
