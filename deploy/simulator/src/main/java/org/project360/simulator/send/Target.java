package org.project360.simulator.send;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where reports go.
 *
 * @param bootstrapServers of Kafka
 * @param http the way in by HTTP; absent where all goes by Kafka
 */
public record Target(String bootstrapServers, @Nullable Http http) {

    /**
     * @param intake base address of incident-intake
     * @param token the token endpoint
     * @param clientId of the police system, with the client-credentials grant
     */
    public record Http(URI intake, URI token, String clientId, String clientSecret) {

        @Override
        public String toString() {
            return "Http[" + intake + "]";
        }
    }
}
