package org.project360.chassis.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of the chassis; keys are base64 of 32 bytes. */
@ConfigMapping(prefix = "chassis")
public interface ChassisConfig {

    /** Topics this service may publish to; appending to any other is a programming error. */
    Optional<List<String>> publishes();

    /** Keys of encrypted topics, by topic name. */
    Map<String, TopicKeys> jwe();

    /** This service's own secrets. */
    Secrets secrets();

    /** The relay of the outbox. */
    Relay relay();

    /** The ticker of the deadlines. */
    Ticker ticker();

    /** Bodies over HTTP. */
    Http http();

    /** The topic that carries pointers to quarantined events; absent: no pointer is published. */
    Optional<String> deadLetterTopic();

    /** Bodies over HTTP. */
    interface Http {
        /** Paths that take bodies up to {@code quarkus.http.limits.max-body-size}; without any, every path does. */
        Optional<List<String>> largeBodyPaths();

        /** Largest body of every other path. */
        @WithDefault("1M")
        MemorySize smallBody();
    }

    /** Keys of one topic: the current one encrypts, all decrypt. */
    interface TopicKeys {
        /** The key id that encrypts; absent where this service only reads. */
        Optional<String> current();

        /** Key by key id. */
        Map<String, String> keys();
    }

    /** Secrets of one service. */
    interface Secrets {
        /** Wraps the keys of personal data at rest. */
        String storageKey();

        /** Signs cursors. */
        String cursorKey();

        /** Keys the hash chain of the audit. */
        String auditKey();
    }

    /** The relay of the outbox. */
    interface Relay {
        /** The correctness path: the longest a committed event waits unseen, and a published one to be deleted. */
        @WithDefault("250ms")
        Duration poll();

        /** Rows claimed at once. */
        @WithDefault("1000")
        int batch();

        /** Off for tests of the moment between commit and publish. */
        @WithDefault("true")
        boolean enabled();
    }

    /** The ticker of the deadlines. */
    interface Ticker {
        /** Time between two looks at the due rows. */
        @WithDefault("1s")
        Duration every();

        /** Rows fired in one transaction. */
        @WithDefault("200")
        int batch();

        /** Off for tests that fire by hand. */
        @WithDefault("true")
        boolean enabled();
    }
}
