package org.project360.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    private static final String REFERRAL_KEY = "chassis.jwe.\"intake.referral-requested.v1\".keys.local-1";
    private static final String CHILD_KEY = "chassis.jwe.\"intake.child-exposed.v1\".keys.local-1";

    @TempDir
    Path dir;

    @Test
    void areMadeOnceAndKept() {
        Secrets secrets = new Secrets(dir);
        secrets.write();
        Map<String, String> first = secrets.of(ServiceSpec.named("intake"));
        assertThat(new Secrets(dir).of(ServiceSpec.named("intake"))).isEqualTo(first);
    }

    @Test
    void theTwoEndsOfATopicShareItsKeyOf32Bytes() {
        Secrets secrets = new Secrets(dir);
        String key = secrets.of(ServiceSpec.named("intake")).get(REFERRAL_KEY);
        assertThat(secrets.of(ServiceSpec.named("referral"))).containsEntry(REFERRAL_KEY, key);
        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
    }

    @Test
    void aServiceHoldsNoKeyItDoesNotNeed() {
        Secrets secrets = new Secrets(dir);
        assertThat(secrets.of(ServiceSpec.named("referral")))
                .doesNotContainKeys(CHILD_KEY, "randomisation.trial-secret-key");
        assertThat(secrets.of(ServiceSpec.named("randomisation")))
                .containsKey("randomisation.trial-secret-key")
                .doesNotContainKeys(REFERRAL_KEY, CHILD_KEY);
    }

    @Test
    void theirFilesAreForTheOwnerAlone() throws IOException {
        Secrets secrets = new Secrets(dir);
        secrets.write();
        for (Path file : new Path[] {secrets.file(), secrets.policeFile()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }
}
