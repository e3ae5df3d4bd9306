/** Gives the linkage bench of incident-intake a PostgreSQL of its own. */
@NullMarked
package org.project360.bench.linkage;

import org.jspecify.annotations.NullMarked;
