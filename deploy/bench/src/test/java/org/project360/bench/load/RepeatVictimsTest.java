package org.project360.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.project360.simulator.codec.ReportCipher;

class RepeatVictimsTest {
    private static final Instant NOW = Instant.parse("2026-09-02T09:00:00Z");

    private final RepeatVictims victims = new RepeatVictims(5, 300, 40, NOW);
    private final ReportCipher cipher = new ReportCipher("test", new byte[32]);

    @Test
    void eachIsReportedTwiceUnderNamesOfTheirOwn() {
        Set<String> keys = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (int v = 0; v < victims.size(); v++) {
            for (Message message : new Message[] {victims.first(v, NOW, cipher), victims.second(v, NOW, cipher)}) {
                keys.add(message.key());
                ids.add(message.headers().get("ce_id"));
            }
        }

        assertThat(victims.size()).isEqualTo(40);
        assertThat(keys).hasSize(80);
        assertThat(ids).hasSize(80);
    }

    @Test
    void theSecondReportIsTheOneThatIsLookedFor() {
        assertThat(victims.second(3, NOW, cipher).key()).isEqualTo("LEICS/" + victims.secondReference(3));
    }
}
