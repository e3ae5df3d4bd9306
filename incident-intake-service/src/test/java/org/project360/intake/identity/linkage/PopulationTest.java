package org.project360.intake.identity.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PopulationTest {

    @Test
    void itStaysUntilTheStoreHasOutgrownIt() {
        Population population = new Population(20_000);

        assertThat(population.beside(0)).isEqualTo(20_000);
        assertThat(population.beside(20_000)).isEqualTo(20_000);
        assertThat(population.beside(20_001)).isEqualTo(40_000);
        assertThat(population.beside(40_000)).isEqualTo(40_000);
        assertThat(population.beside(1_500_000)).isEqualTo(2_560_000);
    }

    @Test
    void thereIsSomebody() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Population(0));
    }
}
