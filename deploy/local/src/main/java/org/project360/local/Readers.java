package org.project360.local;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the readers of our topics were at one moment.
 *
 * @param groups the consumer groups
 * @param committed by group, what it has told Kafka
 * @param kept by service, the next offsets in its own database
 */
record Readers(
        Collection<ConsumerGroupDescription> groups,
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed,
        Map<String, Map<TopicPartition, Long>> kept) {

    private static final Set<GroupState> DIVIDING = EnumSet.of(
            GroupState.PREPARING_REBALANCE,
            GroupState.COMPLETING_REBALANCE,
            GroupState.ASSIGNING,
            GroupState.RECONCILING);

    /**
     * The records up to these ends that a group has yet to read. A group that is just dividing its partitions among its
     * members does not say who reads what: it has one yet to read.
     */
    long lag(Map<TopicPartition, Long> ends) {
        return groups.stream().mapToLong(group -> lag(group, ends)).sum();
    }

    private long lag(ConsumerGroupDescription group, Map<TopicPartition, Long> ends) {
        if (DIVIDING.contains(group.groupState())) {
            return 1;
        }
        Map<TopicPartition, Long> reached = new HashMap<>();
        group.members().forEach(member -> member.assignment().topicPartitions().forEach(p -> reached.put(p, 0L)));
        committed
                .getOrDefault(group.groupId(), Map.of())
                .forEach((partition, offset) -> reached.put(partition, offset == null ? 0 : offset.offset()));
        kept.forEach((service, offsets) -> {
            if (group.groupId().contains(service)) {
                offsets.forEach((partition, offset) -> reached.computeIfPresent(partition, (p, old) -> offset));
            }
        });
        return reached.entrySet().stream()
                .mapToLong(at -> Math.max(0, ends.getOrDefault(at.getKey(), 0L) - at.getValue()))
                .sum();
    }
}
