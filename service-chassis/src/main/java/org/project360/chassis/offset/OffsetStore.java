package org.project360.chassis.offset;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.project360.chassis.storage.RoundTrip;

/**
 * The next offset of each partition, kept beside the business rows. {@link #advance} is a compare-and-set on the place
 * where this consumer believes to be: a zombie finds the row moved on and is fenced; a restored database finds the
 * consumer ahead of it and sends it back.
 */
@ApplicationScoped
public class OffsetStore {

    private final OffsetTable table;
    private final Seeker seeker;
    private final Map<TopicPartition, Long> believed = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> gaps = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> handedOver = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> fetchedBeforeRewind = new ConcurrentHashMap<>();

    OffsetStore(DataSource dataSource, Seeker seeker) {
        this.table = new OffsetTable(dataSource);
        this.seeker = seeker;
    }

    /** The stored place of each partition that has just been given to this consumer. */
    Map<TopicPartition, Long> started(Collection<TopicPartition> partitions) {
        // What the connector had buffered of them went with their former assignment.
        handedOver.keySet().removeAll(partitions);
        fetchedBeforeRewind.keySet().removeAll(partitions);
        return assigned(partitions);
    }

    /** The stored place of each given partition; 0 where nothing was taken yet. */
    Map<TopicPartition, Long> assigned(Iterable<TopicPartition> partitions) {
        Map<TopicPartition, Long> places = new HashMap<>();
        QuarkusTransaction.requiringNew().run(() -> {
            for (TopicPartition partition : partitions) {
                places.put(partition, table.stored(partition));
            }
        });
        believed.putAll(places);
        return places;
    }

    /**
     * Leaves out what the connector fetched before the last rewind and hands over after it: the rewound consumer brings
     * it again. Refusing it would rewind once more for each buffered batch, and never end under a backlog.
     */
    public List<ConsumerRecord<String, byte[]>> fetchedSinceRewind(List<ConsumerRecord<String, byte[]>> records) {
        Set<TopicPartition> buffered = new HashSet<>();
        next(records).forEach((partition, next) -> {
            Long until = fetchedBeforeRewind.get(partition);
            Long last = handedOver.put(partition, next);
            if (until != null && last != null && last < until && first(partition, records) >= last) {
                buffered.add(partition);
            } else {
                fetchedBeforeRewind.remove(partition);
            }
        });
        return buffered.isEmpty()
                ? records
                : records.stream()
                        .filter(r -> !buffered.contains(new TopicPartition(r.topic(), r.partition())))
                        .toList();
    }

    /**
     * Moves the stored offsets past these records.
     *
     * @throws StaleOffset if a stored offset is not the one this consumer believes in
     */
    public void advance(List<ConsumerRecord<String, byte[]>> records) {
        RoundTrip trip = table.roundTrip();
        Runnable check = advance(trip, records);
        trip.run();
        check.run();
    }

    /** The same as part of a round trip; the answer is what to call after it. */
    public Runnable advance(RoundTrip trip, List<ConsumerRecord<String, byte[]>> records) {
        Map<TopicPartition, Long> next = next(records);
        Map<TopicPartition, Long> places = new HashMap<>();
        next.keySet().forEach(partition -> places.put(partition, believed.getOrDefault(partition, -1L)));
        Supplier<Set<TopicPartition>> moved = OffsetTable.compareAndSet(trip, places, next);
        return () -> places.forEach((partition, stored) -> {
            if (!moved.get().contains(partition)) {
                throw new StaleOffset(partition.topic(), partition.partition());
            }
            requireNoGap(partition, stored, records);
        });
    }

    /** The transaction of these records committed. */
    public void committed(List<ConsumerRecord<String, byte[]>> records) {
        Map<TopicPartition, Long> next = next(records);
        believed.putAll(next);
        gaps.keySet().removeAll(next.keySet());
    }

    /** Sends the consumer of the topic back, or on, to the stored places. */
    public void rewind(String topic) {
        fetchedBeforeRewind.putAll(seeker.seek(topic, this::assigned));
    }

    /**
     * Taking records that begin beyond the stored place would skip what lies between. A first record beyond the stored
     * place is therefore refused once. If the same one comes again after going back, there is nothing in between
     * (compaction, retention, transaction markers), and it is taken.
     */
    private void requireNoGap(TopicPartition partition, long stored, List<ConsumerRecord<String, byte[]>> records) {
        long first = first(partition, records);
        if (first < stored) {
            throw new StaleOffset(partition.topic(), partition.partition());
        }
        Long seen = first > stored ? gaps.put(partition, first) : null;
        if (first > stored && (seen == null || seen != first)) {
            throw new StaleOffset(partition.topic(), partition.partition());
        }
    }

    private static long first(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .filter(r -> r.partition() == partition.partition() && r.topic().equals(partition.topic()))
                .mapToLong(ConsumerRecord::offset)
                .min()
                .orElseThrow();
    }

    private static Map<TopicPartition, Long> next(List<ConsumerRecord<String, byte[]>> records) {
        Map<TopicPartition, Long> next = new TreeMap<>((a, b) -> a.topic().equals(b.topic())
                ? Integer.compare(a.partition(), b.partition())
                : a.topic().compareTo(b.topic()));
        for (ConsumerRecord<String, byte[]> record : records) {
            next.merge(new TopicPartition(record.topic(), record.partition()), record.offset() + 1, Math::max);
        }
        return next;
    }
}
