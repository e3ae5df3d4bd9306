package org.project360.bench.stage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.project360.bench.figure.Spread;

/**
 * What the rounds of a stage came to.
 *
 * @param inputs counted in a round, without the warm-up
 * @param rows rows that each side writes into tables, beside inbox and outbox, for all inputs
 * @param records records that each side publishes for all inputs
 */
public record StageFigures(String stage, long inputs, long rows, long records, List<Round> rounds) {

    /** Inputs per second of both in one round. */
    public record Round(double service, double loop) {
        @JsonProperty
        public double ratio() {
            return service / loop;
        }
    }

    public StageFigures {
        rounds = List.copyOf(rounds);
    }

    @JsonProperty
    public Spread ratio() {
        return Spread.of(rounds.stream().map(Round::ratio).toList());
    }

    @JsonProperty
    public Spread service() {
        return Spread.of(rounds.stream().map(Round::service).toList());
    }

    @JsonProperty
    public Spread loop() {
        return Spread.of(rounds.stream().map(Round::loop).toList());
    }
}
