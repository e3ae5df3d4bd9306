package org.project360.bench.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What all five services did together.
 *
 * @param incidents true incidents
 * @param messages reports on the topic: repetitions, corrections and malformed ones among them
 * @param seconds from the first report taken until nothing was on its way
 * @param processes processor time and memory of each process
 */
public record PipelineFigures(int incidents, long messages, double seconds, List<OfProcess> processes) {

    /**
     * One process with its children.
     *
     * @param cpuPerThousand seconds of processor time for each 1,000 incidents
     * @param residentMegabytes at the end of the load, in 2^20 bytes
     */
    public record OfProcess(String name, double cpuPerThousand, long residentMegabytes) {}

    @JsonProperty
    public double incidentsPerSecond() {
        return incidents / seconds;
    }

    @JsonProperty
    public double messagesPerSecond() {
        return messages / seconds;
    }

    @JsonProperty
    public double cpuPerThousand() {
        return processes.stream().mapToDouble(OfProcess::cpuPerThousand).sum();
    }
}
