package org.project360.randomisation.allocation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the ledger's signed checkpoints. */
@ConfigMapping(prefix = "randomisation.checkpoint")
interface CheckpointConfig {

    /** Base64 of the Ed25519 key that signs, PKCS #8 in DER. Without the two keys there are no checkpoints. */
    Optional<String> privateKey();

    /** Base64 of the key that belongs to it, X.509 in DER; published. */
    Optional<String> publicKey();

    /** How often the ledger's end is signed while it grows. */
    @WithDefault("60s")
    Duration every();

    /** How often a part of what is to be signed is reckoned. */
    @WithDefault("1s")
    Duration step();
}
