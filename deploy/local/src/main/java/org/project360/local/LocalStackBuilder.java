package org.project360.local;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What to start, and where. */
public final class LocalStackBuilder {
    @Nullable
    Path home;

    @Nullable
    Checkout checkout;

    @Nullable
    StackPorts ports;

    boolean withKeycloak = true;
    long worldSeed = 1;
    List<String> services = ServiceSpec.names();
    List<String> serviceOptions = List.of();
    Consumer<String> progress = line -> {};

    LocalStackBuilder() {}

    /** The folder for all data; {@code .p360} in the checkout if not said. */
    public LocalStackBuilder home(Path folder) {
        this.home = folder;
        return this;
    }

    /** The checkout with the built services; the one around the working folder if not said. */
    public LocalStackBuilder checkout(Path root) {
        this.checkout = new Checkout(root);
        return this;
    }

    /** Nine ports in a row from this one; 0 for any that are free. If not said: those the home had last. */
    public LocalStackBuilder portBase(int base) {
        this.ports = base == 0 ? StackPorts.anyFree() : StackPorts.from(base);
        return this;
    }

    /** Some of intake, randomisation, referral, notification and followup; all if not said. */
    public LocalStackBuilder services(String... names) {
        this.services = List.of(names);
        return this;
    }

    public LocalStackBuilder withoutKeycloak() {
        this.withKeycloak = false;
        return this;
    }

    /** Which synthetic sub-region the schools are of; 1 if not said. */
    public LocalStackBuilder worldSeed(long seed) {
        this.worldSeed = seed;
        return this;
    }

    /** Options of each service's Java beside those of {@link ServiceJvm}, whom they overrule. */
    public LocalStackBuilder serviceOptions(String... options) {
        this.serviceOptions = List.of(options);
        return this;
    }

    /** Told one line for each part that is ready. */
    public LocalStackBuilder progress(Consumer<String> listener) {
        this.progress = listener;
        return this;
    }

    public LocalStack build() {
        return new LocalStack(this);
    }
}
