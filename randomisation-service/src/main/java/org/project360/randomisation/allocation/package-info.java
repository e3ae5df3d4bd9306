/** The draw: one for each unit of randomisation, recorded in the ledger, repeated to whoever of the unit comes again. */
@NullMarked
package org.project360.randomisation.allocation;

import org.jspecify.annotations.NullMarked;
