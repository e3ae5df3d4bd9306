package org.project360.randomisation.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrialSealTest {

    private static final byte[] KEY = "test-only-trial-key-x-32-bytes!!".getBytes(StandardCharsets.US_ASCII);

    private final TrialSeal seal = seal(Base64.getEncoder().encodeToString(KEY));

    @Test
    void refusesToBeWithoutAKeyInAClearSentence() {
        assertThatThrownBy(() -> seal(null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("The randomisation service does not start: randomisation.trial-secret-key is missing."
                        + " Give the base64 of the 32 random bytes that seal this trial's secret.");
        assertThatThrownBy(() -> seal("c2hvcnQ=")).hasMessageContaining("has 5 bytes instead of 32");
        assertThatThrownBy(() -> seal("!")).hasMessageContaining("is not base64");
    }

    /** The documented format, opened by hand. */
    @Test
    void sealsAsDocumented() throws Exception {
        byte[] sealed = seal.seal("trial-secret\nT\n1", new byte[] {1, 2, 3});

        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(KEY, "AES"),
                new GCMParameterSpec(128, Arrays.copyOfRange(sealed, 0, 12)));
        cipher.updateAAD("trial-secret\nT\n1".getBytes(StandardCharsets.UTF_8));
        assertThat(cipher.doFinal(Arrays.copyOfRange(sealed, 12, sealed.length)))
                .containsExactly(1, 2, 3);
        assertThat(sealed).hasSize(12 + 3 + 16);
    }

    @Test
    void opensNothingElsewhereAlteredOrCut() {
        byte[] sealed = seal.seal("here", new byte[] {1, 2, 3});
        byte[] altered = sealed.clone();
        altered[13] ^= 1;

        assertThat(seal.open("here", sealed)).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> seal.open("there", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seal.open("here", altered)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seal.open("here", new byte[5])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void drawsADifferentSecretEachTimeAndPublishesItsHash() throws Exception {
        TrialSecrets secrets = new TrialSecrets(seal);
        Trial one = TrialFixture.plain(TrialDesign.Unit.HOUSEHOLD, 10);
        TrialSecrets.Drawn drawn = secrets.draw(one);
        one.validate(TrialFixture.FIGURES);
        one.freeze("a", drawn.sealed(), drawn.sha256());

        byte[] secret = secrets.open(one);
        assertThat(secret).hasSize(32).isNotEqualTo(secrets.open(frozen(secrets)));
        assertThat(HexFormat.of().formatHex(drawn.sha256()))
                .isEqualTo(HexFormat.of()
                        .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                .digest(secret)));
    }

    @Test
    void refusesASecretThatIsNotThePublishedOne() {
        TrialSecrets secrets = new TrialSecrets(seal);
        Trial trial = TrialFixture.plain(TrialDesign.Unit.HOUSEHOLD, 10);
        trial.validate(TrialFixture.FIGURES);
        trial.freeze("a", secrets.draw(trial).sealed(), secrets.draw(trial).sha256());

        assertThatThrownBy(() -> secrets.open(trial)).hasMessageContaining("not the one whose hash was published");
    }

    private static Trial frozen(TrialSecrets secrets) {
        Trial trial = TrialFixture.plain(TrialDesign.Unit.HOUSEHOLD, 10);
        TrialSecrets.Drawn drawn = secrets.draw(trial);
        trial.validate(TrialFixture.FIGURES);
        trial.freeze("a", drawn.sealed(), drawn.sha256());
        return trial;
    }

    static TrialSeal seal(@Nullable String key) {
        return new TrialSeal(config(key, 0.70));
    }

    static TrialConfig config(@Nullable String key, double maxGuessProbability) {
        return new TrialConfig() {
            @Override
            public Optional<String> trialSecretKey() {
                return Optional.ofNullable(key);
            }

            @Override
            public java.time.Duration emergencyAfter() {
                return java.time.Duration.ofMinutes(15);
            }

            @Override
            public java.time.Duration evaluationFreshFor() {
                return java.time.Duration.ofMinutes(15);
            }

            @Override
            public boolean openAtStart() {
                return false;
            }

            @Override
            public double maxGuessProbability() {
                return maxGuessProbability;
            }

            @Override
            public Recruiting trial() {
                return new Recruiting() {
                    @Override
                    public UUID id() {
                        return new UUID(0, 0);
                    }

                    @Override
                    public int target() {
                        return 1;
                    }

                    @Override
                    public OptionalInt ceiling() {
                        return OptionalInt.empty();
                    }
                };
            }
        };
    }
}
