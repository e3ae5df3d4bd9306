package org.project360.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.project360.bench.figure.Latency;
import org.project360.bench.latency.LatencyFigures;
import org.project360.bench.pipeline.PipelineFigures;
import org.project360.bench.stage.StageFigures;
import org.project360.simulator.codec.Json;

class FiguresTableTest {
    private static final Figures FIGURES = new Figures(
            2,
            360,
            List.of(new StageFigures(
                    "intake", 800, 9_000, 4_000, List.of(round(500, 1_000), round(900, 1_000), round(600, 1_000)))),
            new PipelineFigures(1_000, 1_100, 4, List.of(new PipelineFigures.OfProcess("intake", 1.25, 300))),
            List.of(new LatencyFigures(50, 100, 0.4, List.of(new Latency("receipt", 99, 10, 20, 30)))));

    @Test
    void saysRatioWithSpreadRatesAndLatencies() {
        assertThat(FiguresTable.of(FIGURES))
                .contains("stage intake: ratio 0.60 (0.50 to 0.90 in 3 rounds)")
                .contains("round 2: 900 / 1,000 inputs/s = 0.90; CPU-s/1000 of the process 3.00 / 2.00")
                .contains("pipeline: 250 incidents/s (1,000 incidents, 1,100 reports in 4.0 s)")
                .contains("latency at 50.0/s")
                .containsPattern("receipt +p50 +10.0 +p99 +20.0 +slowest +30.0 +\\(99\\)");
    }

    @Test
    void theFileHoldsWhatTheTableSays() {
        JsonNode json = Json.MAPPER.valueToTree(FIGURES);

        assertThat(json.at("/pipeline/incidentsPerSecond").asDouble()).isEqualTo(250);
        assertThat(json.at("/stages/0/ratio/median").asDouble()).isEqualTo(0.6);
        assertThat(json.at("/latencies/0/latencies/0/p99").asDouble()).isEqualTo(20);
    }

    private static StageFigures.Round round(double service, double loop) {
        return new StageFigures.Round(new StageFigures.Side(service, 3), new StageFigures.Side(loop, 2));
    }
}
