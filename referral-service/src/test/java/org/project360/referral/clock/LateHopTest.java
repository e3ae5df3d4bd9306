package org.project360.referral.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LateHopTest {

    @ParameterizedTest
    @CsvSource({
        // due at 12:00, six hours are wanted: what was after 06:00 is to blame
        "05:00, 05:01, 05:02,",
        "06:00, 06:00, 06:00,",
        "06:01, 06:02, 06:03, POLICE",
        "13:00, 13:01, 13:02, POLICE",
        "05:59, 06:01, 06:02, US",
        "05:58, 05:59, 06:01, QUEUE",
        "05:58, 05:59, 23:00, QUEUE"
    })
    void blamesTheHopInWhichTheTimeWent(String requested, String published, String received, @Nullable LateHop hop) {
        assertThat(LateHop.of(at("12:00"), Duration.ofHours(6), at(requested), at(published), at(received)))
                .isEqualTo(hop);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z");
    }
}
