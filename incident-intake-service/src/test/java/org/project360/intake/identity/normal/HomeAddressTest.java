package org.project360.intake.identity.normal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeAddressTest {

    @ParameterizedTest
    @CsvSource({
        "12 Larch Rd, 12 LARCH ROAD",
        "12 Larch Tce., 12 Larch Terrace",
        "12a Church St, 12A Church Street",
        "'12, Larch Road', 12 Larch Road",
        "St Mary's Ave, st marys avenue",
        "No. 12 Larch Road, 12 Larch Rd"
    })
    void linesThatAreTheSame(String one, String other) {
        HomeAddress a = HomeAddress.of(null, one, null, null);
        HomeAddress b = HomeAddress.of(null, other, null, null);

        assertThat(a.house()).isEqualTo(b.house());
        assertThat(a.street().joined()).isEqualTo(b.street().joined());
    }

    @Test
    void aSaintIsNoStreet() {
        assertThat(HomeAddress.of(null, "St Mary St", null, null).street().joined())
                .isEqualTo("stmarystreet");
    }

    @ParameterizedTest
    @CsvSource({"012, 12", "12 A, 12a", "No 12, 12", "Flat 3/2, flat32"})
    void houses(String written, String normal) {
        assertThat(HomeAddress.of(written, null, null, null).house()).isEqualTo(normal);
    }

    @Test
    void nothingIsNoAddress() {
        assertThat(HomeAddress.of(" ", null, "unknown", "n/k")).isNull();
    }
}
