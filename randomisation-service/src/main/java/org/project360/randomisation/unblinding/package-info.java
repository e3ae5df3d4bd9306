/** The one way to read an arm: one participant, one reason, one row for ever. */
@NullMarked
package org.project360.randomisation.unblinding;

import org.jspecify.annotations.NullMarked;
