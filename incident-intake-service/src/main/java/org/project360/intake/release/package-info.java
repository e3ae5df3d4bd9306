/** Details out after the allocation: to the specialist team in the treatment arm alone, to follow-up in both. */
@NullMarked
package org.project360.intake.release;

import org.jspecify.annotations.NullMarked;
