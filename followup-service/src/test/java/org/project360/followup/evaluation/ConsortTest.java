package org.project360.followup.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsortTest {

    /** assessed, excluded, one reason, eligible, its three parts, enrolled, ahead, duplicates, participants, schedules. */
    private static final long[] SOUND = {20, 8, 8, 12, 7, 2, 3, 9, 2, 1, 8, 8};

    @Test
    void aSoundDiagramHasNoFault() {
        assertThat(diagram(SOUND, 8).faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, assessed",
        "2, excluded",
        "4, eligible",
        "5, eligible",
        "6, eligible",
        "8, enrolled",
        "9, participants"
    })
    void eachBoxThatIsOffIsNamed(int off, String box) {
        long[] boxes = SOUND.clone();
        boxes[off]++;

        assertThat(diagram(boxes, 8).faults()).extracting(Consort.Fault::box).contains(box);
    }

    @Test
    void aWaveThatLosesSomebodyIsNamed() {
        assertThat(diagram(SOUND, 7).faults()).containsExactly(new Consort.Fault("waves/P1M", 8, 7));
    }

    @Test
    void twoSchedulesOfOneParticipantAreFound() {
        long[] boxes = SOUND.clone();
        boxes[11]++;

        assertThat(diagram(boxes, 9).faults()).containsExactly(new Consort.Fault("schedules", 8, 9));
    }

    private static Consort diagram(long[] b, long inWave) {
        return new Consort(
                UUID.randomUUID(),
                Instant.EPOCH,
                b[0],
                b[1],
                Map.of("grade", b[2]),
                b[3],
                b[4],
                b[5],
                b[6],
                b[7],
                b[8],
                b[9],
                b[10],
                b[11],
                List.of(new Consort.WaveFlow("P1M", 0, inWave - 6, 1, 1, 2, 1, 1, 1)),
                new Consort.Withdrawn(1, 1, 0, 2),
                0);
    }
}
