/**
 * The whole system on one machine: PostgreSQL, Kafka, Keycloak and the five services as ordinary processes. Each is
 * known by a pid file, so that another program can find it, stop it, or kill it to see what happens.
 */
@NullMarked
package org.project360.local;

import org.jspecify.annotations.NullMarked;
