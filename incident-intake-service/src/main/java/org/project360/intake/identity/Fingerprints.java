package org.project360.intake.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.project360.intake.identity.linkage.NormalRecord;

/** Tells whether two normalised records are the same to the letter, without telling what they are. */
@ApplicationScoped
class Fingerprints {

    private final ObjectMapper json;
    private final Pseudonyms pseudonyms;

    Fingerprints(ObjectMapper json, Pseudonyms pseudonyms) {
        this.json = json;
        this.pseudonyms = pseudonyms;
    }

    UUID of(NormalRecord record) {
        try {
            ByteBuffer digest = ByteBuffer.wrap(pseudonyms.digest(json.writeValueAsBytes(record)));
            return new UUID(digest.getLong(), digest.getLong());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record is always serialisable");
        }
    }
}
