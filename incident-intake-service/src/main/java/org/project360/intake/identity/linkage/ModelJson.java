package org.project360.intake.identity.linkage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A model as JSON. */
public final class ModelJson {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    private static final ObjectWriter WRITER = MAPPER.writerWithDefaultPrettyPrinter();
    private static final int DIGITS = 12;

    private ModelJson() {}

    public static String write(LinkageModel model) {
        try {
            return WRITER.writeValueAsString(model);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a model is always written", e);
        }
    }

    /** @throws JsonProcessingException if this is no model */
    public static LinkageModel read(byte[] json) throws java.io.IOException {
        return MAPPER.readValue(json, LinkageModel.class);
    }

    static String digest(LinkageModel model) {
        try {
            byte[] content = MAPPER.writeValueAsBytes(model);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
