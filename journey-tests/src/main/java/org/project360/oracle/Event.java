package org.project360.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record of a topic. */
record Event(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        byte @Nullable [] value) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The payload of a plain topic. */
    JsonNode json() {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new IllegalStateException("Not JSON: " + topic + "-" + partition + "@" + offset);
        }
    }

    /** Source and id; its place for a record that does not name itself, as intake knows it. */
    String identity() {
        String source = headers.get("ce_source");
        String id = headers.get("ce_id");
        return source == null || source.isBlank() || id == null || id.isBlank()
                ? "kafka:" + topic + " " + partition + "@" + offset
                : source + " " + id;
    }
}
