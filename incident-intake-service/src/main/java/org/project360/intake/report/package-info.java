/** Reports in, by Kafka and HTTP: read, checked, taken once and answered. */
@NullMarked
package org.project360.intake.report;

import org.jspecify.annotations.NullMarked;
