package org.project360.intake.identity;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.project360.chassis.crypto.Envelopes;
import org.project360.chassis.time.Ids;
import org.project360.intake.storage.Jdbc;

/**
 * Identity without the service around it: its own classes, wired by hand as the container wires them, so that it can be
 * measured on a database of its own. Statements run on whatever connection the source gives; transactions are the caller's.
 */
public final class StandaloneIdentity {

    private record Settings(Mode mode, Optional<Path> model, long expectedRecords, String regroupEvery)
            implements LinkageConfig {}

    private static final long EXPECTED_RECORDS = 20_000;

    private final IdentityResolver resolver;
    private final BulkLoad load;

    /** @param storageKey 32 bytes, which seal what is stored */
    public StandaloneIdentity(DataSource source, byte[] storageKey, Optional<Path> model) {
        ObjectMapper json = json();
        Envelopes envelopes = new Envelopes(storageKey, json);
        Pseudonyms pseudonyms = new Pseudonyms(storageKey);
        Fingerprints fingerprints = new Fingerprints(json, pseudonyms);
        Jdbc jdbc = new Jdbc(source);
        this.resolver = new StreamIdentity(
                new BatchStart(jdbc),
                new MatchKeyTable(jdbc),
                new Neighbours(new CandidateTable(jdbc, envelopes, new SimpleMeterRegistry()), new KeptApart(jdbc)),
                fingerprints,
                pseudonyms,
                new ActiveModel(new Settings(LinkageConfig.Mode.ACTIVE, model, EXPECTED_RECORDS, "off")),
                new Ids(InstantSource.system()));
        this.load = new BulkLoad(source, envelopes, pseudonyms, fingerprints);
    }

    /** As the service's is configured. */
    static ObjectMapper json() {
        return new ObjectMapper()
                .findAndRegisterModules()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }

    public IdentityResolver resolver() {
        return resolver;
    }

    public BulkLoad load() {
        return load;
    }
}
