package org.project360.local;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Starts PostgreSQL, Kafka, Keycloak and the five services, sends synthetic incidents through them"
                + " and leaves all of it running. A second `up` goes on with the data of the first.",
        footer = {
            "",
            "Environment: P360_HOME, the work folder (usual: .p360 in the checkout); P360_PORT_BASE, as --port-base.",
            "Usual ports: PostgreSQL 15432, Kafka 19092, Keycloak 18080, services 18081 to 18085."
        })
final class UpCommand implements Callable<Integer> {
    @Option(names = "--fresh", description = "Stop what runs and delete its data first.")
    private boolean fresh;

    @Option(
            names = "--infra-only",
            description = "Only PostgreSQL, Kafka and Keycloak, for a service under `mvn quarkus:dev`.")
    private boolean infraOnly;

    @Option(
            names = "--once",
            description = "A stack of its own in a new folder on free ports; the incidents; the oracle's verdict on"
                    + " every invariant; then all is stopped. Exit code 0 if all hold, else 1.")
    private boolean once;

    @Option(
            names = "--incidents",
            defaultValue = "200",
            paramLabel = "N",
            description = "How many incidents to send, 0 for none (usual: ${DEFAULT-VALUE}).")
    private int incidents;

    @Option(
            names = "--seed",
            defaultValue = "360",
            paramLabel = "S",
            description = "The same seed gives the same incidents (usual: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--rate",
            defaultValue = "10",
            paramLabel = "R",
            description = "Incidents per second (usual: ${DEFAULT-VALUE}); with --once as fast as they go.")
    private int rate;

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            defaultValue = "${env:P360_PORT_BASE}",
            description = "Nine ports in a row from here, 0 for any free ones: Keycloak, the services, PostgreSQL,"
                    + " Kafka and its controller.")
    private @Nullable Integer portBase;

    @Override
    public Integer call() {
        Checkout checkout = Checkout.found();
        Path home = checkout.home();
        Feed feed = new Feed(checkout, incidents, seed, rate);
        Requirements.check(home);
        if (once) {
            return new OnceRun(checkout, feed).run(portBase == null ? 0 : portBase);
        }
        return new UpRun(checkout, feed).run(home, portBase, fresh, infraOnly);
    }
}
