package org.project360.simulator;

import org.project360.simulator.report.IncidentStream;
import org.project360.simulator.report.Timeline;
import picocli.CommandLine.Command;

@Command(
        name = "serve-rate",
        mixinStandardHelpOptions = true,
        description = "Reports live incidents at --rate until Ctrl-C or --incidents: send with --timeline realtime.")
final class ServeRateCommand extends SendCommand {
    @Override
    IncidentStream stream(double httpShare) {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("serve-rate needs --rate PER_SECOND above 0.");
        }
        return run.stream(rate, httpShare, Timeline.REALTIME);
    }
}
