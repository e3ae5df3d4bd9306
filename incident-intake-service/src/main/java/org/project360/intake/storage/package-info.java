/** SQL for whole batches: one statement however many rows. */
@NullMarked
package org.project360.intake.storage;

import org.jspecify.annotations.NullMarked;
