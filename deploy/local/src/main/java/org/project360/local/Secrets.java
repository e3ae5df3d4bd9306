package org.project360.local;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The keys and passwords of one home, made for its first start and kept from then on; each service is given only its own. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String KEY_ID = "local-1";
    private static final List<String> OF_EACH_SERVICE =
            List.of("chassis.secrets.storage-key", "chassis.secrets.cursor-key", "chassis.secrets.audit-key");
    private static final String TRIAL_SECRET = "randomisation.trial-secret-key";
    private static final String CHECKPOINT = "randomisation.checkpoint.";

    private final Path dir;
    private final Map<String, String> all;

    Secrets(Path dir) {
        this.dir = dir;
        this.all = PrivateFiles.read(file());
        ServiceSpec.names().forEach(service -> OF_EACH_SERVICE.forEach(key -> make(service + "." + key)));
        ServiceSpec.names().forEach(service -> make(service + ".password"));
        ServiceSpec.ENCRYPTED_TOPICS.forEach(topic -> {
            all.put(jwe(topic) + ".current", KEY_ID);
            make(jwe(topic) + ".keys." + KEY_ID);
        });
        List.of("keycloak.password", "keycloak.admin.password", TRIAL_SECRET).forEach(this::make);
        makeCheckpointKeys();
    }

    void write() {
        PrivateFiles.write(file(), all);
        PrivateFiles.write(policeFile(), jweKeys(List.of(ServiceSpec.REPORTED)));
    }

    /** Every secret: for the oracle, which recomputes what the services did. */
    Path file() {
        return dir.resolve("all.properties");
    }

    /** What a police system needs to encrypt its reports. */
    Path policeFile() {
        return dir.resolve("police.properties");
    }

    String get(String name) {
        String secret = all.get(name);
        if (secret == null) {
            throw new IllegalArgumentException(name);
        }
        return secret;
    }

    /** What one service is told. */
    Map<String, String> of(ServiceSpec service) {
        Map<String, String> own = jweKeys(service.encryptedTopics());
        OF_EACH_SERVICE.forEach(key -> own.put(key, get(service.name() + "." + key)));
        if (TRIAL_SECRET.startsWith(service.name())) {
            for (String name : List.of(TRIAL_SECRET, CHECKPOINT + "private-key", CHECKPOINT + "public-key")) {
                own.put(name, get(name));
            }
        }
        return own;
    }

    private Map<String, String> jweKeys(List<String> topics) {
        Map<String, String> keys = new TreeMap<>();
        for (String topic : topics) {
            keys.put(jwe(topic) + ".current", KEY_ID);
            keys.put(jwe(topic) + ".keys." + KEY_ID, get(jwe(topic) + ".keys." + KEY_ID));
        }
        return keys;
    }

    /** The topic's dots are part of its name. */
    private static String jwe(String topic) {
        return "chassis.jwe.\"" + topic + "\"";
    }

    private void make(String name) {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        all.putIfAbsent(name, Base64.getEncoder().encodeToString(key));
    }

    private void makeCheckpointKeys() {
        if (all.containsKey(CHECKPOINT + "private-key")) {
            return;
        }
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            all.put(
                    CHECKPOINT + "private-key",
                    base64.encodeToString(pair.getPrivate().getEncoded()));
            all.put(
                    CHECKPOINT + "public-key",
                    base64.encodeToString(pair.getPublic().getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Ed25519 is not available", e);
        }
    }
}
