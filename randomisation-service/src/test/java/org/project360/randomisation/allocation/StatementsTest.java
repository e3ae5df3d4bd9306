package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.trial.CloseTrial;
import org.project360.randomisation.trial.TrialCopies;
import org.project360.randomisation.trial.TrialFixture;
import org.project360.randomisation.trial.Trials;

/** A batch of five hundred costs as many statements as a batch of five. */
@QuarkusTest
@RandomisationTest
class StatementsTest {

    @Inject
    DataSource dataSource;

    @Inject
    TrialFixture fixture;

    @Inject
    Trials trials;

    @Inject
    TrialDraws trialDraws;

    @Inject
    SealedDraws draws;

    @Inject
    AllocationEvents events;

    @Inject
    TrialCopies copies;

    @Inject
    CloseTrial close;

    @Inject
    AllocateCandidates.Stamp stamp;

    @Inject
    ObjectMapper json;

    @Inject
    Store store;

    private final AtomicInteger statements = new AtomicInteger();

    @Test
    void doNotGrowWithTheBatch() {
        UUID trial = fixture.open(10_000);

        int few = statementsFor(trial, 5);
        int many = statementsFor(trial, 500);

        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(12);
        assertThat(store.count("select count(*) from allocation where trial_id = ?", trial))
                .isEqualTo(505);
    }

    private int statementsFor(UUID trial, int size) {
        DataSource counting = counting();
        AllocationBooks books = new AllocationBooks(
                new Allocations(counting, draws),
                new HeldCandidates(counting, json),
                new Ledger(counting),
                draws,
                trialDraws);
        AllocateCandidates allocate = new AllocateCandidates(
                new RoundReads(books, new Strata(counting), copies), books, events, close, stamp);
        statements.set(0);
        QuarkusTransaction.requiringNew()
                .run(() -> allocate.allocate(
                        trials.locked(trial),
                        Stream.generate(Candidates::fresh).limit(size).toList()));
        return statements.get();
    }

    private DataSource counting() {
        return proxy(DataSource.class, dataSource);
    }

    private <T> T proxy(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(target, arguments);
                        if (method.getName().equals("prepareStatement")) {
                            statements.incrementAndGet();
                        }
                        return result instanceof Connection ? proxy(Connection.class, result) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
