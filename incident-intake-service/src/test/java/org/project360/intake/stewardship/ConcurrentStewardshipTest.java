package org.project360.intake.stewardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;
import static org.project360.intake.stewardship.Stewards.undo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.project360.chassis.storage.StorageFailure;
import org.project360.contracts.PersonDetails;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.ReportFixture;
import org.project360.intake.identity.Persons;
import org.project360.intake.stewardship.Stewards.Recorded;

/** Stewards work while reports about the same people come in. */
@IntakeTest
@TestSecurity(user = "stella", roles = "data-steward")
class ConcurrentStewardshipTest {

    private static final int ROUNDS = 12;

    private final PersonDetails ada = person("Ada", "Quill", "1990-05-01").withId();
    private final PersonDetails adah = person("Adah", "Quill", "1990-05-01").withId();

    @Inject
    Intake intake;

    @Inject
    Stewards stewards;

    @Inject
    Persons persons;

    @Test
    void noReportIsLostAndEachCountsForWhomItWasTold() throws Exception {
        Recorded hers = stewards.takes(report().victim(ada));
        Recorded others = stewards.takes(report().victim(adah));
        List<ReportFixture> reports = new ArrayList<>();
        List<Future<?>> feeds = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int feed = 0; feed < 2; feed++) {
                List<List<ReportFixture>> batches = batches();
                batches.forEach(reports::addAll);
                feeds.add(threads.submit(() -> batches.forEach(stewards::takes)));
            }
            do {
                Response merged = stewards.mergeByTwo(hers.victimId(), others.victimId());
                assertThat(merged.statusCode()).isIn(200, 201);
                assertThat(undo(hers.victimId(), Stewards.id(merged)).statusCode())
                        .isEqualTo(201);
            } while (!feeds.stream().allMatch(Future::isDone));
            for (Future<?> feed : feeds) {
                feed.get();
            }
        } finally {
            threads.shutdown();
        }

        for (ReportFixture report : reports) {
            boolean adas = report.build().victim().person().equals(ada);
            assertThat(stewards.recorded(report).victimId()).isEqualTo(adas ? hers.victimId() : others.victimId());
        }
        assertThat(intake.number(
                        "select count(*) from incident where victim_id in (?, ?)", hers.victimId(), others.victimId()))
                .isEqualTo(reports.size() + 2);
    }

    @Test
    void whoIsErasedWhileReportsComeInIsFoundNoMore() throws Exception {
        Recorded hers = stewards.takes(report().victim(ada));
        List<List<ReportFixture>> batches = batches();
        ExecutorService feed = Executors.newSingleThreadExecutor();
        try {
            Future<?> fed = feed.submit(() -> batches.forEach(stewards::takes));
            assertThat(stewards.erase(hers.victimId()).statusCode()).isEqualTo(200);
            fed.get();
        } finally {
            feed.shutdown();
        }

        Recorded later = stewards.takes(report().victim(ada));
        assertThat(later.victimId()).isNotEqualTo(hers.victimId());
        assertThat(batches.stream().flatMap(List::stream).map(stewards::recorded))
                .hasSize(3 * ROUNDS);
        assertThat(intake.number(
                        "select count(*) from incident_report where victim_id = ? and content is not null",
                        hers.victimId()))
                .isZero();
    }

    /** Who was found by a key just before it went: the report starts again, and finds her no more. */
    @Test
    void anErasedPersonIsNotLockedButStartsTheTransactionAgain() {
        Recorded hers = stewards.takes(report().victim(ada));
        stewards.erase(hers.victimId()).then().statusCode(200);

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> persons.lock(Set.of(hers.victimId()))))
                .isInstanceOf(StorageFailure.class)
                .rootCause()
                .hasFieldOrPropertyWithValue("SQLState", "40001");
    }

    /** New incidents of both in each batch. */
    private List<List<ReportFixture>> batches() {
        return Stream.generate(() -> List.of(report().victim(adah), report().victim(ada), report().victim(adah)))
                .limit(ROUNDS)
                .toList();
    }
}
