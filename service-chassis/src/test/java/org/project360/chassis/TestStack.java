package org.project360.chassis;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestInfra;

/** The usual infrastructure, and the topics of the chassis's own tests. */
public class TestStack implements QuarkusTestResourceLifecycleManager {

    private final InfraResource infra = new InfraResource();

    @Override
    public Map<String, String> start() {
        infra.init(Map.of("database", "chassis"));
        Map<String, String> settings = infra.start();
        Stream.of("in", "out", "sealed", "stored", "dead-letter")
                .forEach(name -> createTopic("chassis." + name + ".v1"));
        return settings;
    }

    /** Creates a topic of three partitions; one that exists is fine. */
    public static void createTopic(String name) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestInfra.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, 3, (short) 1))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        infra.stop();
    }
}
