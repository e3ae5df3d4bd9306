/** What schools knew, counted by force. */
@NullMarked
package org.project360.intake.figures;

import org.jspecify.annotations.NullMarked;
