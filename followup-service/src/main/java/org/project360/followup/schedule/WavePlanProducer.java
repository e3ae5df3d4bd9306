package org.project360.followup.schedule;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

@Dependent
class WavePlanProducer {

    @Produces
    @Singleton
    @Startup
    WavePlan plan(FollowUpConfig config) {
        return new WavePlan(config.waves().stream()
                .map(wave -> new WavePlan.Template(
                        wave.name().orElse(wave.offset().toString()),
                        wave.offset(),
                        wave.opensBefore(),
                        wave.closesAfter()))
                .toList());
    }
}
