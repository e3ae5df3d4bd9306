package org.project360.bench.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShareTest {
    @Test
    void dealsOutInProportionAndLeavesNothing() {
        Share share = new Share(10, 3);

        assertThat(share.due(1)).isEqualTo(3);
        assertThat(share.due(2)).isEqualTo(3);
        assertThat(share.due(3)).isEqualTo(4);
    }

    @Test
    void whateverTheBatchesTheSumIsTheTotal() {
        Share share = new Share(12_345, 1_000);
        long dealt = 0;
        for (long taken = 0; taken < 1_000; taken += 7) {
            dealt += share.due(taken);
        }
        dealt += share.due(1_000);

        assertThat(dealt).isEqualTo(12_345);
    }

    @Test
    void moreInputsThanExpectedBringNothingMore() {
        Share share = new Share(5, 10);

        assertThat(share.due(12)).isEqualTo(5);
        assertThat(share.due(13)).isZero();
    }
}
