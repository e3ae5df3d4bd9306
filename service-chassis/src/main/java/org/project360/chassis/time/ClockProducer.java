package org.project360.chassis.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.InstantSource;

class ClockProducer {

    @Produces
    @DefaultBean
    @ApplicationScoped
    InstantSource now() {
        return Clock.systemUTC();
    }
}
