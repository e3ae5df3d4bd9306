package org.project360.bench.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessMeterTest {
    @Test
    void addsUserSystemAndEndedChildrenEvenIfTheNameHasBlanks() {
        String stat = "42 (a (b) c) S 1 42 42 0 -1 4194304 100 200 3 4 1000 200 30 4 20 0 1 0 99 1 2 3";

        assertThat(ProcessMeter.ticks(stat)).isEqualTo(1_234);
    }

    @Test
    void thisProcessHasMemory() {
        ProcessMeter self = new ProcessMeter("self", ProcessHandle.current().pid());

        assertThat(self.residentMegabytes()).isPositive();
        assertThat(self.cpuSeconds()).isPositive();
    }
}
