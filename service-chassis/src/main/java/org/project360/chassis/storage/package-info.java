/** Statements of a hot path: those that need not wait for one another go to the database together. */
@NullMarked
package org.project360.chassis.storage;

import org.jspecify.annotations.NullMarked;
