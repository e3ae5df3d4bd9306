package org.project360.intake;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Linkage decides. */
public class LinkageActive implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("intake.linkage.mode", "ACTIVE", "intake.linkage.expected-records", "1000");
    }
}
