package org.project360.bench;

import java.util.Locale;
import org.project360.bench.figure.Latency;
import org.project360.bench.figure.Spread;
import org.project360.bench.latency.LatencyFigures;
import org.project360.bench.pipeline.PipelineFigures;
import org.project360.bench.stage.StageFigures;

/** The figures as one table. */
final class FiguresTable {
    private final StringBuilder text = new StringBuilder();

    private FiguresTable() {}

    static String of(Figures figures) {
        FiguresTable table = new FiguresTable();
        figures.stages().forEach(table::stage);
        table.pipeline(figures.pipeline());
        figures.latencies().forEach(table::latency);
        return table.text.toString();
    }

    private void stage(StageFigures stage) {
        Spread ratio = stage.ratio();
        line(
                "stage %s: ratio %.2f (%.2f to %.2f in %d rounds)",
                stage.stage(), ratio.median(), ratio.lowest(), ratio.highest(), ratio.measurements());
        spread("service, inputs/s", stage.service());
        spread("hand-written loop, inputs/s", stage.loop());
        for (int i = 0; i < stage.rounds().size(); i++) {
            StageFigures.Round round = stage.rounds().get(i);
            line(
                    "    round %d: %,.0f / %,.0f inputs/s = %.2f; CPU-s/1000 of the process %.2f / %.2f",
                    i + 1,
                    round.service().rate(),
                    round.loop().rate(),
                    round.ratio(),
                    round.service().cpuPerThousand(),
                    round.loop().cpuPerThousand());
        }
    }

    private void spread(String what, Spread spread) {
        line("    %-30s %,10.0f (%,.0f to %,.0f)", what, spread.median(), spread.lowest(), spread.highest());
    }

    private void pipeline(PipelineFigures pipeline) {
        line(
                "pipeline: %,.0f incidents/s (%,d incidents, %,d reports in %.1f s)",
                pipeline.incidentsPerSecond(), pipeline.incidents(), pipeline.messages(), pipeline.seconds());
        line("    %-30s %10s %12s", "process", "CPU-s/1000", "resident MB");
        for (PipelineFigures.OfProcess process : pipeline.processes()) {
            line("    %-30s %10.2f %12d", process.name(), process.cpuPerThousand(), process.residentMegabytes());
        }
        line("    %-30s %10.2f", "all", pipeline.cpuPerThousand());
    }

    private void latency(LatencyFigures figures) {
        line(
                "latency at %.3g/s from the intended moment, ms (%,d reports; sender at worst %.1f ms late)",
                figures.rate(), figures.reports(), figures.latestSend());
        for (Latency latency : figures.latencies()) {
            line(
                    "    %-30s p50 %8.1f  p99 %8.1f  slowest %8.1f  (%,d)",
                    latency.what(), latency.p50(), latency.p99(), latency.slowest(), latency.samples());
        }
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
