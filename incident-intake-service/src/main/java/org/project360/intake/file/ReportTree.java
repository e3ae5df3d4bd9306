package org.project360.intake.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import org.project360.contracts.police.IncidentReported;

/** A report that grows field by field. */
final class ReportTree {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode root = NODES.objectNode();

    void put(FieldPath field, JsonNode value) {
        put(root, field.steps(), value);
    }

    /** With the constants where nothing stands, empty lists where nobody is, and no gaps in lists. */
    ObjectNode complete(CsvMapping mapping) {
        closeGaps(root);
        mapping.constants().forEach((path, value) -> constant(root, path, value));
        if (!root.has("force")) {
            root.put("force", mapping.force());
        }
        if (root.path("flags") instanceof ObjectNode flags && !flags.has("historicImport")) {
            flags.put("historicImport", false);
        }
        emptyLists(root, IncidentReported.class);
        return root;
    }

    private static void put(JsonNode into, List<Object> steps, JsonNode value) {
        JsonNode node = into;
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1;
            JsonNode child = last ? value : NODES.objectNode();
            if (!last && steps.get(i + 1) instanceof Integer) {
                child = NODES.arrayNode();
            }
            node = step(node, steps.get(i), child, last);
        }
    }

    /** The child at a step, made if it is not there; the last step is always written. */
    private static JsonNode step(JsonNode node, Object step, JsonNode child, boolean last) {
        if (step instanceof Integer item) {
            ArrayNode array = (ArrayNode) node;
            while (array.size() <= item) {
                array.addNull();
            }
            if (last || array.get(item).isNull()) {
                array.set(item, child);
            }
            return array.get(item);
        }
        ObjectNode object = (ObjectNode) node;
        if (last || !object.has((String) step)) {
            object.set((String) step, child);
        }
        return object.get((String) step);
    }

    private static void closeGaps(JsonNode node) {
        if (node instanceof ArrayNode array) {
            for (int i = array.size() - 1; i >= 0; i--) {
                if (array.get(i).isNull()) {
                    array.remove(i);
                }
            }
        }
        node.forEach(ReportTree::closeGaps);
    }

    /** Where the path goes through {@code [*]}, for every item there is. */
    private static void constant(JsonNode into, String path, JsonNode value) {
        int star = path.indexOf("[*].");
        if (star >= 0) {
            JsonNode items = into.at("/" + path.substring(0, star).replace('.', '/'));
            items.forEach(item -> constant(item, path.substring(star + 4), value));
            return;
        }
        String pointer = "/" + path.replace("[", "/").replace("]", "").replace('.', '/');
        JsonNode there = into.at(pointer);
        if (there.isMissingNode()) {
            put(into, steps(path), value);
        }
    }

    private static List<Object> steps(String path) {
        List<Object> steps = new java.util.ArrayList<>();
        for (String part : path.replace("]", "").split("[.\\[]")) {
            steps.add(part.matches("[0-9]+") && !steps.contains("answers") ? (Object) Integer.valueOf(part) : part);
        }
        return steps;
    }

    private static void emptyLists(JsonNode node, Class<?> type) {
        if (!(node instanceof ObjectNode object) || !type.isRecord()) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            Type of = component.getGenericType();
            if (of instanceof ParameterizedType list && list.getRawType() == List.class) {
                if (!object.has(component.getName())) {
                    object.putArray(component.getName());
                }
                Class<?> item = (Class<?>) list.getActualTypeArguments()[0];
                object.get(component.getName()).forEach(child -> emptyLists(child, item));
            } else if (of instanceof Class<?> child) {
                emptyLists(object.path(component.getName()), child);
            }
        }
    }
}
