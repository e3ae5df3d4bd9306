package org.project360.randomisation.allocation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** A trial's checkpoints as a file, oldest first; {@code publicKey} is base64 of the Ed25519 key, X.509 in DER. */
public record CheckpointList(
        String format, UUID trialId, int version, String publicKey, List<SignedCheckpoint> checkpoints) {

    /** The only format there is. */
    public static final String FORMAT = "p360-ledger-checkpoints-v1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public CheckpointList {
        checkpoints = List.copyOf(checkpoints);
    }

    /** Reads a file. Throws Jackson's exceptions, and {@link IllegalArgumentException} for what is no list of checkpoints. */
    public static CheckpointList read(byte[] bytes) throws IOException {
        CheckpointList list = JSON.readValue(bytes, CheckpointList.class);
        if (!FORMAT.equals(list.format()) || list.trialId() == null || list.publicKey() == null) {
            throw new IllegalArgumentException("/format, /trialId or /publicKey is missing or another than expected");
        }
        for (int i = 0; i < list.checkpoints().size(); i++) {
            SignedCheckpoint one = list.checkpoints().get(i);
            if (one.publicHash() == null || one.at() == null || one.signature() == null) {
                throw new IllegalArgumentException("/checkpoints/" + i + " is incomplete");
            }
        }
        return list;
    }
}
