package org.project360.simulator.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCipherTest {
    private static final byte[] PLAIN = "{\"name\":\"Siân\"}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path dir;

    @Test
    void opensForAReaderThatKnowsOnlyTheStandard() throws Exception {
        byte[] sealed = TestKeys.CIPHER.seal(PLAIN);

        assertThat(IndependentJwe.header(sealed))
                .isEqualTo(Json.MAPPER.readTree("{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"test\"}"));
        assertThat(IndependentJwe.open(sealed, TestKeys.KEY)).isEqualTo(PLAIN);
    }

    @Test
    void neverSealsTheSameWayTwice() {
        assertThat(TestKeys.CIPHER.seal(PLAIN)).isNotEqualTo(TestKeys.CIPHER.seal(PLAIN));
    }

    @Test
    void theWrongKeyNamesTheRightOneAndDoesNotOpen() throws Exception {
        byte[] sealed = TestKeys.CIPHER.sealUnderAnotherKey(PLAIN);

        assertThat(IndependentJwe.header(sealed).path("kid").asText()).isEqualTo("test");
        assertThatThrownBy(() -> IndependentJwe.open(sealed, TestKeys.KEY)).isInstanceOf(AEADBadTagException.class);
    }

    @Test
    void readsTheCurrentKeyOfAFileWrittenByHandOrByProperties() throws Exception {
        Path file = dir.resolve("keys.properties");
        String prefix = "chassis.jwe.\"police.incident-reported.v1\".";
        String key = Base64.getEncoder().encodeToString(TestKeys.KEY).replace("=", "\\=");
        Files.writeString(file, prefix + "current=b\n" + prefix + "keys.a=AAAA\n" + prefix + "keys.b=" + key + "\n");

        byte[] sealed = ReportCipher.fromFile(file).seal(PLAIN);

        assertThat(IndependentJwe.header(sealed).path("kid").asText()).isEqualTo("b");
        assertThat(IndependentJwe.open(sealed, TestKeys.KEY)).isEqualTo(PLAIN);
    }

    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        Path empty = Files.writeString(dir.resolve("empty.properties"), "a=b\n");
        String prefix = "chassis.jwe.\"police.incident-reported.v1\".";
        Path small =
                Files.writeString(dir.resolve("small.properties"), prefix + "current=k\n" + prefix + "keys.k=AAAA\n");

        assertThatThrownBy(() -> ReportCipher.fromFile(dir.resolve("none"))).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> ReportCipher.fromFile(empty)).hasMessageContaining("No key in");
        assertThatThrownBy(() -> ReportCipher.fromFile(small)).hasMessageContaining("not base64 of 32 bytes");
    }
}
