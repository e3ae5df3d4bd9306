package org.project360.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = {
            "Stops what `up` has started: `up` itself and its simulator if they are still at work, the services, then",
            "Keycloak, Kafka and PostgreSQL. The data stays.",
            "Only processes named by the pid files in the work folder are signalled, and only if their start time fits."
        },
        footer = "Environment: P360_HOME, the work folder (usual: .p360 in the checkout).")
final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Path home = Checkout.found().home();
        if (!Files.exists(StackSettings.file(home))) {
            System.out.println("Nothing to stop: " + home + " holds no stack.");
            return 0;
        }
        Progress progress = new Progress(System.out);
        HomeLock.end(home);
        Feed.simulator(home).stop(Tool.GRACE); // its launcher has ended it, unless it was killed itself
        LocalStack.builder().home(home).build().stop();
        progress.line("All stopped; the data is in " + home + ".");
        return 0;
    }
}
