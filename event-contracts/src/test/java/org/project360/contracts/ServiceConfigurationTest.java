package org.project360.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each service sends and reads exactly the topics that asyncapi.yaml gives it, and back. */
class ServiceConfigurationTest {

    private static final Map<String, String> MODULES = Map.of(
            "intake", "incident-intake-service",
            "randomisation", "randomisation-service",
            "referral", "referral-service",
            "notification", "notification-service",
            "followup", "followup-service");

    /** Programs of others: they have no configuration here. */
    private static final Set<String> OUTSIDE = Set.of("police-system", "ops", "auditor", "statistician");

    private final AsyncApi asyncApi = AsyncApi.read();

    @Test
    void everyServiceSendsAndReadsWhatAsyncApiSays() {
        List<ServiceConfiguration> services = MODULES.entrySet().stream()
                .map(module -> ServiceConfiguration.read(module.getKey(), Path.of("..", module.getValue())))
                .toList();

        assertThat(problems(services)).isEmpty();
    }

    @Test
    void acceptsTheConfigurationThatAsyncApiDescribes() {
        assertThat(problems(described(Map.of()))).isEmpty();
    }

    @Test
    void findsEachDeliberateViolation() {
        assertThat(violation("referral", "chassis.publishes=referral.case-progressed.v1", "chassis.publishes="))
                .containsExactly("referral.case-progressed.v1 is published by []");
        assertThat(violation("followup", "chassis.publishes=", "chassis.publishes=intake.person-erased.v1,"))
                .containsExactly("intake.person-erased.v1 is published by [followup, intake]");
        assertThat(violation("intake", "chassis.publishes=", "chassis.publishes=police.incident-reported.v1, "))
                .containsExactly("police.incident-reported.v1 is published by [intake]");
        assertThat(violation("notification", "=intake.child-exposed.v1", "=randomisation.allocation-made.v1"))
                .containsExactly(
                        "intake.child-exposed.v1 is read by []",
                        "randomisation.allocation-made.v1 is read by [intake, notification]");
        assertThat(violation("notification", "=intake.child-exposed.v1", "=intake.rumour-heard.v1"))
                .containsExactly("intake.child-exposed.v1 is read by []", "unknown: [intake.rumour-heard.v1]");
    }

    private List<String> violation(String service, String from, String to) {
        return problems(described(Map.of(service, List.of(from, to))));
    }

    /** The configuration as asyncapi.yaml wants it, but for one replacement. */
    private List<ServiceConfiguration> described(Map<String, List<String>> replacements) {
        return MODULES.keySet().stream()
                .map(service -> {
                    List<String> change = replacements.getOrDefault(service, List.of("", ""));
                    String text = configurationOf(service);
                    assertThat(text).contains(change.get(0));
                    return ServiceConfiguration.parse(service, text.replace(change.get(0), change.get(1)));
                })
                .toList();
    }

    private String configurationOf(String service) {
        String deadLetters = service + ".dead-letter.v1";
        String publishes = asyncApi.topics().stream()
                .filter(topic -> asyncApi.senders(topic).contains(service))
                .filter(topic -> !topic.equals(deadLetters))
                .collect(Collectors.joining(","));
        StringBuilder text = new StringBuilder("chassis.publishes=" + publishes + "\n");
        text.append("chassis.dead-letter-topic=").append(deadLetters).append('\n');
        asyncApi.topics().stream()
                .filter(topic -> asyncApi.receivers(topic).contains(service))
                .forEach(topic -> text.append("mp.messaging.incoming.\"")
                        .append(topic)
                        .append("\".topic=")
                        .append(topic)
                        .append('\n'));
        return text.toString();
    }

    private List<String> problems(List<ServiceConfiguration> services) {
        List<String> problems = new ArrayList<>();
        Set<String> unknown = new TreeSet<>();
        services.forEach(service -> {
            unknown.addAll(service.publishes());
            unknown.addAll(service.reads());
        });
        for (String topic : asyncApi.topics()) {
            unknown.remove(topic);
            Set<String> senders = new TreeSet<>();
            Set<String> readers = new TreeSet<>();
            services.forEach(service -> {
                if (service.publishes().contains(topic)) {
                    senders.add(service.service());
                }
                if (service.reads().contains(topic)) {
                    readers.add(service.service());
                }
            });
            expect(problems, topic + " is published by ", senders, asyncApi.senders(topic));
            expect(problems, topic + " is read by ", readers, asyncApi.receivers(topic));
        }
        if (!unknown.isEmpty()) {
            problems.add("unknown: " + unknown);
        }
        return problems;
    }

    private static void expect(List<String> problems, String what, Set<String> found, Set<String> described) {
        Set<String> expected = new TreeSet<>(described);
        expected.removeAll(OUTSIDE);
        if (!found.equals(expected)) {
            problems.add(what + found);
        }
    }
}
