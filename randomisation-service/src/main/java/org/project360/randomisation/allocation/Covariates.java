package org.project360.randomisation.allocation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.TreeMap;

/** Covariates as the ledger keeps them: JSON with sorted names. */
final class Covariates {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> CODES = new TypeReference<>() {};

    private Covariates() {}

    static String write(Map<String, String> covariates) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(covariates));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Covariates are not serialisable");
        }
    }

    /** In an export that was tampered with they may be no object of codes: then they are none. */
    static Map<String, String> read(String text) {
        try {
            return JSON.readValue(text, CODES);
        } catch (JsonProcessingException e) {
            return Map.of();
        }
    }
}
