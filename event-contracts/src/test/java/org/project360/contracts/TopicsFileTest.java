package org.project360.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** deploy/topics.yaml creates exactly the topics of asyncapi.yaml, for exactly the same services. */
class TopicsFileTest {

    private static final long DAY = 24L * 60 * 60 * 1000;

    private final JsonNode file = Json.yaml(Path.of("../deploy/topics.yaml"));

    @Test
    void agreesWithAsyncApi() {
        assertThat(problems(file)).isEmpty();
    }

    @Test
    void findsEachDeliberateViolation() {
        assertThat(violation(f -> ((ArrayNode) f.path("topics")).remove(3))).containsExactly("topics");
        assertThat(violation(f -> ((ArrayNode) f.path("topics")).add(entry(f, 1))))
                .containsExactly("topics");
        assertThat(violation(f -> entry(f, 0).put("personal", false)))
                .containsExactly("police.incident-reported.v1: personal");
        assertThat(violation(f -> entry(f, 1).put("owner", "referral")))
                .containsExactly("intake.report-receipt.v1: owner", "intake.report-receipt.v1: acl/write");
        assertThat(violation(f -> ((ArrayNode) entry(f, 6).at("/acl/read")).add("User:followup")))
                .containsExactly("randomisation.allocation-made.v1: acl/read");
        assertThat(violation(f -> ((ArrayNode) entry(f, 6).path("readers")).add("followup")))
                .containsExactly(
                        "randomisation.allocation-made.v1: readers", "randomisation.allocation-made.v1: acl/read");
        assertThat(violation(f -> ((ObjectNode) entry(f, 6).path("config")).put("retention.ms", DAY)))
                .containsExactly("randomisation.allocation-made.v1: retention");
        assertThat(violation(f -> ((ObjectNode) entry(f, 2).path("config")).put("retention.ms", DAY)))
                .containsExactly("intake.incident-recorded.v1: retention");
        assertThat(violation(f -> entry(f, 2).put("partitions", 0)))
                .containsExactly("intake.incident-recorded.v1: partitions");
    }

    private static ObjectNode entry(JsonNode file, int index) {
        return (ObjectNode) file.path("topics").get(index);
    }

    private List<String> violation(Consumer<JsonNode> change) {
        JsonNode copy = file.deepCopy();
        change.accept(copy);
        return problems(copy);
    }

    private static List<String> problems(JsonNode file) {
        AsyncApi asyncApi = AsyncApi.read();
        List<String> problems = new ArrayList<>();
        List<String> names = file.path("topics")
                .valueStream()
                .map(t -> t.path("name").asText())
                .sorted()
                .toList();
        need(problems, "topics", names.equals(List.copyOf(asyncApi.topics())));
        file.path("topics").forEach(topic -> {
            String name = topic.path("name").asText();
            Set<String> owner = Set.of(topic.path("owner").asText());
            need(problems, name + ": partitions", topic.path("partitions").asInt() > 0);
            need(problems, name + ": replicas", topic.path("replicas").asInt() > 0);
            need(problems, name + ": personal", topic.path("personal").asBoolean() == Contracts.isPersonal(name));
            need(problems, name + ": owner", owner.equals(asyncApi.senders(name)));
            need(problems, name + ": readers", texts(topic.path("readers")).equals(asyncApi.receivers(name)));
            need(problems, name + ": acl/write", texts(topic.at("/acl/write")).equals(users(owner)));
            need(problems, name + ": acl/read", texts(topic.at("/acl/read")).equals(users(mayRead(topic))));
            need(problems, name + ": retention", retentionIsRight(name, topic.path("config")));
        });
        return problems;
    }

    /** The readers; and the owner of what is kept for ever, who recovers from it. */
    private static Set<String> mayRead(JsonNode topic) {
        Set<String> services = texts(topic.path("readers"));
        if (topic.at("/config/cleanup.policy").asText().equals("compact")) {
            services.add(topic.path("owner").asText());
        }
        return services;
    }

    private static boolean retentionIsRight(String topic, JsonNode config) {
        long retention = config.path("retention.ms").asLong(-1);
        if (topic.equals(Topics.RANDOMISATION_ALLOCATION_MADE)) {
            return config.path("cleanup.policy").asText().equals("compact") && retention == -1;
        }
        long days = topic.equals(Topics.POLICE_INCIDENT_REPORTED) ? 14 : topic.endsWith(".dead-letter.v1") ? 90 : 7;
        return !config.has("cleanup.policy") && retention == days * DAY;
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> users(Set<String> services) {
        return services.stream().map(service -> "User:" + service).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void need(List<String> problems, String what, boolean holds) {
        if (!holds) {
            problems.add(what);
        }
    }
}
