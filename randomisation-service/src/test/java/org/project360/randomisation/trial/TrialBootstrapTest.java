package org.project360.randomisation.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the service will not start with, and that it says what to do. */
class TrialBootstrapTest {

    private static final String KEY = key("test-only-trial-key-x-32-bytes!!");

    private final TrialSecrets right = new TrialSecrets(TrialSealTest.seal(KEY));
    private final Trial trial = frozen();

    @Test
    void refusesAKeyUnderWhichTheTrialsSecretDoesNotOpen() {
        TrialSecrets wrong = new TrialSecrets(TrialSealTest.seal(key("another-test-only-key-32-bytes!!")));

        assertThatCode(() -> TrialBootstrap.requireSecret(trial, right)).doesNotThrowAnyException();
        assertThatThrownBy(() -> TrialBootstrap.requireSecret(trial, wrong))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("does not start")
                .hasMessageContaining("randomisation.trial-secret-key")
                .hasMessageContaining("Give the key that was set when the trial was frozen");
    }

    @Test
    void refusesToAllocatePeopleInATestTrial() {
        UUID real = UUID.fromString("03600000-0000-7000-8000-000000000001");
        assertThatCode(() -> TrialBootstrap.requireRealTrial(real)).doesNotThrowAnyException();
        assertThat(Trial.testId(real)).hasToString("ffffffff-0000-7000-8000-000000000001");
        assertThatThrownBy(() -> TrialBootstrap.requireRealTrial(Trial.testId(real)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Name a real trial");
    }

    private Trial frozen() {
        Trial draft = TrialFixture.plain(TrialDesign.Unit.HOUSEHOLD, 10);
        TrialSecrets.Drawn secret = right.draw(draft);
        draft.validate(TrialFixture.FIGURES);
        draft.freeze("a", secret.sealed(), secret.sha256());
        return draft;
    }

    private static String key(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
