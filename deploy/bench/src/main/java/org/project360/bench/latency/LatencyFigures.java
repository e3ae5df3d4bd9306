package org.project360.bench.latency;

import java.util.List;
import org.project360.bench.figure.Latency;

/**
 * Latencies at one rate.
 *
 * @param rate reports per second
 * @param reports sent
 * @param latestSend by how many milliseconds the sender was late at worst; it is part of the latencies
 * @param latencies to the receipt, to the worklist, to the notice
 */
public record LatencyFigures(double rate, int reports, double latestSend, List<Latency> latencies) {}
