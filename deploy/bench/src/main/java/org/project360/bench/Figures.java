package org.project360.bench;

import java.util.List;
import org.project360.bench.latency.LatencyFigures;
import org.project360.bench.pipeline.PipelineFigures;
import org.project360.bench.stage.StageFigures;

/** Everything that was measured; printed only if the oracle has nothing against it. */
record Figures(
        int processors,
        long seed,
        List<StageFigures> stages,
        PipelineFigures pipeline,
        List<LatencyFigures> latencies) {}
