package org.project360.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The topics of {@code deploy/topics.yaml}, which the build puts on the class path. */
public final class Topics {
    private static final short ONE_REPLICA = 1;

    private Topics() {}

    public static List<String> names() {
        return fromFile().stream().map(NewTopic::name).toList();
    }

    /** Creates the topics that are missing and leaves the others as they are. */
    public static void create(String bootstrapServers) {
        create(bootstrapServers, fromFile());
    }

    public static void create(String bootstrapServers, List<NewTopic> topics) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            for (KafkaFuture<Void> created : admin.createTopics(topics).values().values()) {
                awaitCreated(created);
            }
        }
    }

    private static void awaitCreated(KafkaFuture<Void> created) {
        try {
            created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new StackException("Could not create a topic: " + e.getMessage(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while creating topics.");
        }
    }

    @SuppressWarnings("unchecked")
    private static List<NewTopic> fromFile() {
        try (InputStream in = Objects.requireNonNull(Topics.class.getResourceAsStream("/project360/topics.yaml"))) {
            Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return ((List<Map<String, Object>>) Objects.requireNonNull(file.get("topics")))
                    .stream().map(Topics::topic).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static NewTopic topic(Map<String, Object> entry) {
        String name = (String) Objects.requireNonNull(entry.get("name"));
        int partitions = (Integer) Objects.requireNonNull(entry.get("partitions"), name);
        Map<String, Object> config = (Map<String, Object>) entry.getOrDefault("config", Map.of());
        return new NewTopic(name, partitions, ONE_REPLICA)
                .configs(config.entrySet().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, e -> String.valueOf(e.getValue()))));
    }
}
