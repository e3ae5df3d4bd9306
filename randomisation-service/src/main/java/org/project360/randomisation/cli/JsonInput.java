package org.project360.randomisation.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A value of a JSON file that knows where it stands, so that what is wrong with it can be said with its JSON pointer. */
record JsonInput(JsonNode node, String option, String pointer) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** {@code option} is the option that named the file. */
    static JsonInput read(String option, Path file) {
        try {
            JsonNode node = JSON.readTree(bytes(option, file));
            return new JsonInput(node, option, "");
        } catch (JsonProcessingException e) {
            throw new InputFault(option + ": " + file + " is not JSON (line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + "); mend it there.");
        } catch (IOException e) {
            throw new InputFault(option + ": " + file + " cannot be read; give a readable file.");
        }
    }

    static byte[] bytes(String option, Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new InputFault(option + ": there is no file " + file + "; give one that exists.");
        } catch (IOException e) {
            throw new InputFault(option + ": " + file + " cannot be read; give a readable file.");
        }
    }

    JsonInput object(Set<String> known) {
        if (!node.isObject()) {
            throw fault("is no object", "write {...} here");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw at(name).fault("is unknown", "take it out; known here are " + String.join(", ", known));
            }
        });
        return this;
    }

    JsonInput required(String name) {
        return find(name).orElseThrow(() -> at(name).fault("is missing", "add it"));
    }

    Optional<JsonInput> find(String name) {
        return node.hasNonNull(name) ? Optional.of(at(name)) : Optional.empty();
    }

    String text() {
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw fault("is no text", "write it in quotes");
        }
        return node.textValue();
    }

    /** A text; numbers and truth values as they are written, since levels are often such. */
    String level() {
        if (!node.isValueNode() || node.isNull() || node.asText().isBlank()) {
            throw fault("is no level", "write a text such as \"F\"");
        }
        return node.asText();
    }

    double number() {
        if (!node.isNumber()) {
            throw fault("is no number", "write a number such as 0.8");
        }
        return node.doubleValue();
    }

    long integer() {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw fault("is no whole number", "write one such as 1");
        }
        return node.longValue();
    }

    List<JsonInput> items() {
        if (!node.isArray()) {
            throw fault("is no list", "write [...] here");
        }
        List<JsonInput> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new JsonInput(node.get(i), option, pointer + "/" + i));
        }
        return items;
    }

    Map<String, JsonInput> members() {
        if (!node.isObject()) {
            throw fault("is no object", "write {...} here");
        }
        Map<String, JsonInput> members = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(name -> members.put(name, at(name)));
        return members;
    }

    /** The pointer of a member, there or not (RFC 6901). */
    JsonInput at(String name) {
        return new JsonInput(
                node.path(name), option, pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    InputFault fault(String what, String remedy) {
        return new InputFault(option + " " + (pointer.isEmpty() ? "/" : pointer) + " " + what + "; " + remedy + ".");
    }
}
