/** Measures how long linking one person takes beside many stored ones, with the stream's own code on a real database. */
@NullMarked
package org.project360.intake.identity.bench;

import org.jspecify.annotations.NullMarked;
