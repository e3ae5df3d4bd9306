package org.project360.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What asyncapi.yaml says. */
record AsyncApi(JsonNode document) {

    static final Path FILE = Path.of("src/main/resources/org/project360/contracts/asyncapi.yaml");

    static AsyncApi read() {
        return new AsyncApi(Json.yaml(FILE));
    }

    Set<String> topics() {
        return document.path("channels").properties().stream()
                .map(channel -> channel.getValue().path("address").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The message of the topic, found by way of its channel. */
    JsonNode message(String topic) {
        JsonNode messages = document.path("channels").path(topic).path("messages");
        String ref = messages.path(Contracts.type(topic).getSimpleName())
                .path("$ref")
                .asText();
        return document.at(ref.replaceFirst("^#", ""));
    }

    /** Files of examples by their path under the folder of the document. */
    Set<String> exampleFiles(String topic) {
        return message(topic)
                .path("examples")
                .valueStream()
                .map(example -> example.at("/payload/$ref").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> senders(String topic) {
        return services("send", topic);
    }

    Set<String> receivers(String topic) {
        return services("receive", topic);
    }

    /** Operations whose name does not say what they are. */
    List<String> misnamedOperations() {
        return document.path("operations").properties().stream()
                .filter(operation -> !operation.getKey().equals(nameOf(operation.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String nameOf(JsonNode operation) {
        return operation.path("x-service").asText() + "."
                + operation.path("action").asText() + "s." + topicOf(operation);
    }

    private Set<String> services(String action, String topic) {
        return document.path("operations")
                .valueStream()
                .filter(operation -> operation.path("action").asText().equals(action))
                .filter(operation -> topicOf(operation).equals(topic))
                .map(operation -> operation.path("x-service").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String topicOf(JsonNode operation) {
        return operation.at("/channel/$ref").asText().replaceFirst("^#/channels/", "");
    }
}
