package org.project360.bench.stage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.Function;
import org.project360.bench.figure.Spread;

/**
 * What the rounds of a stage came to.
 *
 * @param inputs counted in a round, without the warm-up
 * @param rows rows that each side writes into tables, beside inbox and outbox, for all inputs
 * @param records records that each side publishes for all inputs
 */
public record StageFigures(String stage, long inputs, long rows, long records, List<Round> rounds) {

    /** One side in one round: inputs per second, and seconds of its process's processor time for 1,000 inputs. */
    public record Side(double rate, double cpuPerThousand) {}

    /** Both sides. */
    public record Round(Side service, Side loop) {
        /** The service's throughput in parts of the loop's. */
        @JsonProperty
        public double ratio() {
            return service.rate / loop.rate;
        }
    }

    public StageFigures {
        rounds = List.copyOf(rounds);
    }

    @JsonProperty
    public Spread ratio() {
        return spread(Round::ratio);
    }

    @JsonProperty
    public Spread service() {
        return spread(round -> round.service.rate);
    }

    @JsonProperty
    public Spread loop() {
        return spread(round -> round.loop.rate);
    }

    private Spread spread(Function<Round, Double> figure) {
        return Spread.of(rounds.stream().map(figure).toList());
    }
}
