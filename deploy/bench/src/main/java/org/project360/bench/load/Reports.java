package org.project360.bench.load;

import java.time.Instant;
import java.util.Iterator;
import org.project360.simulator.codec.ReportCipher;
import org.project360.simulator.report.IncidentStream;
import org.project360.simulator.report.Noise;
import org.project360.simulator.report.RunOptions;
import org.project360.simulator.report.SimulatedMessage;
import org.project360.simulator.report.Timeline;
import org.project360.simulator.world.World;
import org.project360.simulator.world.WorldOptions;

/**
 * The simulator's reports by Kafka with all their usual flaws: repetitions, corrections, malformed ones. The same seed,
 * number and start give the same reports.
 */
public final class Reports {
    private final IncidentStream stream;

    public Reports(long seed, int incidents, Instant start) {
        this.stream = stream(seed, incidents, start, Noise.usual());
    }

    static IncidentStream stream(long seed, int incidents, Instant start, Noise noise) {
        World world = World.generate(WorldOptions.of(seed, incidents));
        RunOptions options =
                new RunOptions(start, 0, RunOptions.DAYS, Timeline.COMPRESSED, RunOptions.FRESH_SHARE, 0, noise);
        return new IncidentStream(world, options);
    }

    public Iterator<Message> sealedFor(ReportCipher cipher) {
        Iterator<SimulatedMessage> messages = stream.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return messages.hasNext();
            }

            @Override
            public Message next() {
                SimulatedMessage message = messages.next();
                return new Message(message.key(), message.headers(), message.sealed(cipher));
            }
        };
    }
}
