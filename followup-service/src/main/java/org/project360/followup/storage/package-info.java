/** Plain JDBC for the hot paths: few statements, many rows each. */
@NullMarked
package org.project360.followup.storage;

import org.jspecify.annotations.NullMarked;
