package org.project360.local;

import java.util.ArrayList;
import java.util.List;

/**
 * The Java options of each service. A stack lives for minutes, in which the optimising compiler (C2) costs more than it
 * returns, so the services run on the quick one alone. Intake does the most, and above all encrypts, for which only C2
 * has the processor's own instructions: it compiles what is very hot and leaves the rest. Randomisation is waited for,
 * candidate by candidate: a collection stops it for as long as it takes to copy what lives, which is little and always
 * the same, so that the larger the young generation, the rarer the stop and no longer.
 *
 * <p>Heaps lie in huge pages where the system has them: under a hypervisor finding the place of a small page costs about as
 * much as reading it. On such a machine p99 of a single allocation fell from 23 to 15 ms, in two runs one behind the other.
 */
public final class ServiceJvm {
    private static final List<String> ALL =
            List.of("-XX:+UseSerialGC", "-XX:+UseTransparentHugePages", "-XX:+ExitOnOutOfMemoryError");
    private static final List<String> QUICK = List.of("-Xmx192m", "-XX:TieredStopAtLevel=1");
    private static final List<String> SELDOM_STOPPED = List.of("-Xmx448m", "-Xmn320m", "-XX:TieredStopAtLevel=1");
    private static final List<String> VERY_HOT = List.of(
            // Two batches of 500 reports must fit into the young generation, or each collection ages them.
            "-Xmx224m",
            "-Xmn112m",
            "-XX:Tier3DelayOn=0",
            "-XX:Tier4InvocationThreshold=30000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=90000",
            "-XX:Tier4BackEdgeThreshold=400000");

    private ServiceJvm() {}

    /** The options for a service by its name, in the order of a command line. */
    public static List<String> of(String service) {
        List<String> options = new ArrayList<>(ALL);
        options.addAll(
                switch (service) {
                    case "intake" -> VERY_HOT;
                    case "randomisation" -> SELDOM_STOPPED;
                    default -> QUICK;
                });
        return List.copyOf(options);
    }
}
