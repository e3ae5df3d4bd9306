package org.project360.intake.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * SHA-256 of JSON with the fields of each object in order of name and without those that are null: equal for equal
 * content. Every text goes in with its length, so that no two contents run together.
 */
final class CanonicalDigest {

    private final MessageDigest digest = sha256();

    private CanonicalDigest() {}

    static byte[] of(JsonNode json) {
        CanonicalDigest canonical = new CanonicalDigest();
        canonical.add(json);
        return canonical.digest.digest();
    }

    /** Of what is no JSON at all. */
    static byte[] of(byte[] raw) {
        return sha256().digest(raw);
    }

    private void add(JsonNode json) {
        if (json.isObject()) {
            addObject(json);
        } else if (json.isArray()) {
            add('[', Integer.toString(json.size()));
            json.forEach(this::add);
        } else if (json.isNumber()) {
            add('#', number(json));
        } else {
            add(json.isTextual() ? '"' : '!', json.asText());
        }
    }

    private void addObject(JsonNode json) {
        List<String> names = new ArrayList<>(json.size());
        json.properties().forEach(field -> {
            if (!field.getValue().isNull()) {
                names.add(field.getKey());
            }
        });
        Collections.sort(names);
        add('{', Integer.toString(names.size()));
        for (String name : names) {
            add('"', name);
            add(json.get(name));
        }
    }

    /** 1, 1.0 and 1e0 are one number. */
    private static String number(JsonNode json) {
        double value = json.doubleValue();
        boolean whole = !json.isIntegralNumber() && value == Math.rint(value) && Math.abs(value) < 1L << 53;
        return whole ? Long.toString((long) value) : json.asText();
    }

    private void add(char kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((byte) kind);
        digest.update((byte) (bytes.length >>> 24));
        digest.update((byte) (bytes.length >>> 16));
        digest.update((byte) (bytes.length >>> 8));
        digest.update((byte) bytes.length);
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
