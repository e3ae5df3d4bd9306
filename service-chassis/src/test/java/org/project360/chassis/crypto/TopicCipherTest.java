package org.project360.chassis.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.keys.AesKey;
import org.junit.jupiter.api.Test;
import org.project360.chassis.TestStack;
import org.project360.chassis.event.RejectedEvent;

@QuarkusTest
@WithTestResource(TestStack.class)
class TopicCipherTest {

    private static final String TOPIC = "chassis.sealed.v1";
    private static final byte[] SECRET = "her name".getBytes(StandardCharsets.UTF_8);

    @Inject
    TopicCipher cipher;

    @Inject
    Envelopes envelopes;

    @Test
    void opensWhatItSealedAndNamesTheCurrentKey() {
        byte[] sealed = cipher.seal(TOPIC, SECRET);
        String header = new String(
                Base64.getUrlDecoder().decode(new String(sealed, StandardCharsets.US_ASCII).split("\\.")[0]),
                StandardCharsets.UTF_8);

        assertThat(cipher.open(TOPIC, sealed)).isEqualTo(SECRET);
        assertThat(header).contains("\"alg\":\"dir\"", "\"enc\":\"A256GCM\"", "\"kid\":\"k2\"");
    }

    @Test
    void opensUnderAnOlderKeyWhileKeysRotate() throws Exception {
        JsonWebEncryption older = new JsonWebEncryption();
        older.setAlgorithmHeaderValue("dir");
        older.setEncryptionMethodHeaderParameter("A256GCM");
        older.setKeyIdHeaderValue("k1");
        older.setKey(new AesKey(Base64.getDecoder().decode("dGVzdC1vbmx5LXN0b3JhZ2Uta2V5LTMyLWJ5dGVzISE=")));
        older.setPlaintext(SECRET);

        assertThat(cipher.open(TOPIC, older.getCompactSerialization().getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(SECRET);
    }

    @Test
    void refusesClearTextAnUnknownKeyAndAnAlteredPayload() {
        byte[] altered = cipher.seal(TOPIC, SECRET);
        altered[altered.length - 30] ^= 1;

        assertThatThrownBy(() -> cipher.open(TOPIC, "{\"in\":\"clear\"}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RejectedEvent.class)
                .hasMessage("not-encrypted");
        assertThatThrownBy(() -> cipher.open(TOPIC, altered)).isInstanceOf(RejectedEvent.class);
        String strange = new String(cipher.seal(TOPIC, SECRET), StandardCharsets.US_ASCII);
        String otherKey = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"kid\":\"k9\"}".getBytes(StandardCharsets.UTF_8))
                + strange.substring(strange.indexOf('.'));
        assertThatThrownBy(() -> cipher.open(TOPIC, otherKey.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(RejectedEvent.class)
                .hasMessage("unknown-key");
    }

    @Test
    void aSealedRowOpensInItsOwnPlaceAlone() {
        byte[] key = envelopes.newPersonKey();
        byte[] sealed = envelopes.seal(key, "person/1", "her name");

        assertThat(envelopes.open(key, "person/1", sealed, String.class)).isEqualTo("her name");
        assertThatThrownBy(() -> envelopes.open(key, "person/2", sealed, String.class))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> envelopes.open(envelopes.newPersonKey(), "person/1", sealed, String.class))
                .isInstanceOf(IllegalStateException.class);
    }
}
