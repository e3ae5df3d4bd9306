/**
 * Probabilistic record linkage after Fellegi and Sunter (1969): which person a record speaks of, in three grades, with the
 * evidence of each field.
 */
@NullMarked
package org.project360.intake.identity.linkage;

import org.jspecify.annotations.NullMarked;
