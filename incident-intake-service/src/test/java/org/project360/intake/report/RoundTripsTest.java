package org.project360.intake.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.project360.contracts.PersonDetails;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.ReportFixture;
import org.project360.local.testing.RoundTrips;
import org.project360.local.testing.TestClock;

/** How often a batch of one report waits for the database. */
@IntakeTest
@TestProfile(RoundTripsTest.Counted.class)
class RoundTripsTest {

    public static class Counted implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.jdbc.driver", RoundTrips.class.getName());
        }
    }

    @Inject
    Intake intake;

    @Inject
    IncidentReportedListener listener;

    @Test
    void whatIsWrittenSharesOne() {
        PersonDetails victim = person("Ada", "Quill", "1990-05-01").withId();
        ReportFixture first = report().victim(victim).occurredAt(TestClock.START.minus(Duration.ofDays(30)));

        List<String> unknown = sentFor(first);
        List<String> known = sentFor(report().victim(victim));

        // Inbox, incident, the lock of identities with keys, new keys, separated incidents, writes, outbox, audit (two)
        // and commit.
        assertThat(unknown).hasSize(10);
        assertThat(unknown.get(5))
                .contains(
                        "into person",
                        "into incident ",
                        "into incident_report",
                        "into incident_person",
                        "into eligibility");
        // No new keys; but the person, her review, her history and what keeps her out are read.
        assertThat(known).hasSize(13);
        assertThat(known.get(8))
                .contains("update person", "into incident ", "into incident_report", "into incident_person");
    }

    private List<String> sentFor(ReportFixture report) {
        int before = RoundTrips.ofTransactions("into inbox").size();
        intake.takes(listener, List.of(intake.sealed(report)));
        return RoundTrips.ofTransactions("into inbox").get(before);
    }
}
