/**
 * What a test needs of the local stack: one PostgreSQL and one Kafka for each test JVM, and a clock it can move. Nothing
 * here starts a service: that is Quarkus's part, or {@code LocalStack}'s.
 */
@NullMarked
package org.project360.local.testing;

import org.jspecify.annotations.NullMarked;
