package org.project360.local.testing;

import org.project360.local.Database;
import org.project360.local.KafkaBroker;
import org.project360.local.PostgresServer;

/** Where the tests' PostgreSQL and Kafka come from. */
interface Infra {
    String bootstrapServers();

    Database createDatabase(String name, String user, String password);

    /** The server as a process; not every kind of infrastructure has one. */
    PostgresServer postgres();

    /** The broker as a process; not every kind of infrastructure has one. */
    KafkaBroker kafka();
}
