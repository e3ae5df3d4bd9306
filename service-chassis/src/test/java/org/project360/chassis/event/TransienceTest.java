package org.project360.chassis.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.TimeoutException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is waited for, and what is put aside as the data's fault: the wrong answer blocks a topic or loses a report. */
class TransienceTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "53300", "55P03", "57P01", "58030"})
    void aDatabaseThatCannotJustNowIsWaitedFor(String state) {
        assertThat(Transience.passes(wrapped(new SQLException("no", state)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23505", "23502", "42P01", "XX000"})
    void aDatabaseThatRefusesTheRowIsNot(String state) {
        assertThat(Transience.passes(wrapped(new SQLException("no", state)))).isFalse();
    }

    @Test
    void aPoolWithoutAConnectionIsWaitedFor() {
        assertThat(Transience.passes(wrapped(new SQLException("Acquisition timeout while waiting for new connection"))))
                .isTrue();
    }

    /** Going back to the stored place asks the consumer on its own thread: unanswered, the place must be sought again. */
    @Test
    void aConsumerThatDoesNotAnswerInTimeIsAskedAgain() {
        assertThat(Transience.passes(new TimeoutException())).isTrue();
        assertThat(Transience.passes(new IllegalStateException(new org.apache.kafka.common.errors.TimeoutException())))
                .isTrue();
        assertThat(Transience.passes(new NotLeaderOrFollowerException())).isTrue();
        assertThat(Transience.passes(new InvalidTopicException("a b"))).isFalse();
    }

    @Test
    void aBrokenConnectionAndARollbackWithoutAReasonAreWaitedFor() {
        assertThat(Transience.passes(new UncheckedIOException(new EOFException())))
                .isTrue();
        assertThat(Transience.passes(new IllegalStateException(new RollbackException())))
                .isTrue();
    }

    @Test
    void whatTheDataCausedIsNotWaitedForThoughTheTransactionRolledBack() {
        RollbackException rollback = new RollbackException();
        rollback.addSuppressed(new SQLException("too long", "22001"));

        assertThat(Transience.passes(rollback)).isFalse();
        assertThat(Transience.passes(new IllegalArgumentException("no such arm")))
                .isFalse();
    }

    private static RuntimeException wrapped(SQLException failure) {
        return new PersistenceException(new IllegalStateException(failure));
    }
}
