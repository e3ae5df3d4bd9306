package org.project360.bench.loop;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.keys.AesKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.police.IncidentReported;
import org.project360.simulator.codec.Json;

/** Decrypts where the topic is sealed, and parses into the contract's record. */
final class Opener {
    private static final ObjectMapper JSON = Json.MAPPER;

    private final Class<?> type;
    private final @Nullable Key key;

    Opener(String topic, byte @Nullable [] key) {
        this.type = topic.equals(Topics.POLICE_INCIDENT_REPORTED) ? IncidentReported.class : CandidateIdentified.class;
        this.key = key == null ? null : new AesKey(key);
    }

    /** False if it cannot be read: the simulator sends some of those, and the service sets them aside. */
    boolean opens(byte[] value) {
        try {
            return JSON.readValue(key == null ? value : decrypt(value, key), type) != null;
        } catch (JoseException | IOException e) {
            return false;
        }
    }

    private static byte[] decrypt(byte[] value, Key key) throws JoseException {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setCompactSerialization(new String(value, StandardCharsets.ISO_8859_1));
        jwe.setKey(key);
        return jwe.getPlaintextBytes();
    }
}
