package org.project360.local;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How many records each step of an incident's way has published since the counting began. */
final class Stages {
    private static final Map<String, String> LABELS = new LinkedHashMap<>();

    static {
        LABELS.put("police.incident-reported.v1", "reported");
        LABELS.put("intake.incident-recorded.v1", "recorded");
        LABELS.put("intake.candidate-identified.v1", "eligible");
        LABELS.put("randomisation.allocation-made.v1", "allocated");
        LABELS.put("intake.referral-requested.v1", "referred");
        LABELS.put("intake.child-exposed.v1", "children");
        LABELS.put("notification.notice-progressed.v1", "notice steps");
        LABELS.put("randomisation.participant-enrolled.v1", "enrolled");
    }

    private final String bootstrapServers;
    private final Map<String, Long> before;

    Stages(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.before = published();
    }

    String line() {
        return counts().entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining("  "));
    }

    String table() {
        Map<String, Long> total = published();
        StringBuilder table = new StringBuilder(
                String.format(Locale.ROOT, "%n  %-14s %10s %10s  %s%n", "stage", "now", "ever", "topic"));
        LABELS.forEach((topic, label) -> table.append(String.format(
                Locale.ROOT,
                "  %-14s %10d %10d  %s%n",
                label,
                since(total, topic),
                total.getOrDefault(topic, 0L),
                topic)));
        return table.toString();
    }

    private Map<String, Long> counts() {
        Map<String, Long> now = published();
        Map<String, Long> counts = new LinkedHashMap<>();
        LABELS.forEach((topic, label) -> counts.put(label, since(now, topic)));
        return counts;
    }

    private long since(Map<String, Long> now, String topic) {
        return now.getOrDefault(topic, 0L) - before.getOrDefault(topic, 0L);
    }

    private Map<String, Long> published() {
        try (TopicOffsets topics = new TopicOffsets(bootstrapServers)) {
            return topics.published();
        }
    }
}
