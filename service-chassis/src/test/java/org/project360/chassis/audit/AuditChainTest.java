package org.project360.chassis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.project360.chassis.TestStack;

@QuarkusTest
@WithTestResource(TestStack.class)
class AuditChainTest {

    @Inject
    Audit audit;

    @Inject
    AuditChain chain;

    @Inject
    DataSource dataSource;

    @Test
    void concurrentWritersMakeOneChainWithoutGaps() {
        List<Thread> writers = IntStream.range(0, 4)
                .mapToObj(w -> new Thread(() -> IntStream.range(0, 25)
                        .forEach(n -> QuarkusTransaction.requiringNew().run(() -> {
                            audit.record("thing.read", "thing", UUID.randomUUID(), "n=" + n);
                            audit.record("thing.written", "thing", UUID.randomUUID());
                        }))))
                .toList();
        writers.forEach(Thread::start);
        writers.forEach(AuditChainTest::join);

        assertThat(chain.verify()).isEmpty();
    }

    @Test
    void rowsCannotBeChangedOrDeleted() {
        write(1);
        assertThatThrownBy(() -> execute("update audit_entry set actor = 'nobody'"))
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> execute("delete from audit_entry")).hasMessageContaining("never changed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit_entry set actor = 'nobody' where sequence = %d | row altered",
                "delete from audit_entry where sequence = %d | row missing",
                "update audit_entry set at = at + interval '1 microsecond' where sequence = %d | row altered",
            })
    void whoeverGetsRoundTheTriggerIsFoundAndLocated(String edit, String what) throws SQLException {
        write(5);
        long sequence = head() - 2;
        tampered(
                edit.formatted(sequence),
                () -> assertThat(chain.verify()).hasValueSatisfying(found -> {
                    assertThat(found.sequence()).isEqualTo(sequence);
                    assertThat(found.what()).isEqualTo(what);
                }));
    }

    @Test
    void aTruncatedTailIsFound() throws SQLException {
        write(3);
        long last = head();
        tampered(
                "delete from audit_entry where sequence = " + last,
                () -> assertThat(chain.verify())
                        .hasValueSatisfying(
                                found -> assertThat(found.what()).isEqualTo("the end of the chain is missing")));
    }

    @Test
    void theHashIsThatOfAnIndependentImplementation() throws Exception {
        byte[] key = new byte[32];
        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec(key, "HmacSHA256"));
        java.io.ByteArrayOutputStream message = new java.io.ByteArrayOutputStream();
        java.io.DataOutputStream out = new java.io.DataOutputStream(message);
        out.write(new byte[32]);
        out.writeLong(7);
        out.writeLong(123456789L);
        out.writeInt(3);
        out.writeBytes("abc");
        out.writeInt(0);

        assertThat(new AuditHash(key).next(new byte[32], 7, 123456789L, "abc", ""))
                .isEqualTo(mac.doFinal(message.toByteArray()));
    }

    private void write(int rows) {
        QuarkusTransaction.requiringNew()
                .run(() -> IntStream.range(0, rows).forEach(n -> audit.record("thing.read", "thing", n)));
    }

    /** Edits as a superuser could, looks, and puts everything back. */
    private void tampered(String edit, Runnable look) throws SQLException {
        execute("create table kept as select * from audit_entry");
        execute("alter table audit_entry disable trigger audit_entry_append_only");
        try {
            execute(edit);
            look.run();
        } finally {
            execute("delete from audit_entry");
            execute("insert into audit_entry select * from kept");
            execute("drop table kept");
            execute("alter table audit_entry enable trigger audit_entry_append_only");
        }
    }

    private long head() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                java.sql.ResultSet row = statement.executeQuery("select sequence from audit_head")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
