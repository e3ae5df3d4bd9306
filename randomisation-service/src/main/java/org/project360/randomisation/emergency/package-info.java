/** Lists drawn in advance and sealed entry by entry, for when the service cannot be reached; entered into the ledger afterwards. */
@NullMarked
package org.project360.randomisation.emergency;

import org.jspecify.annotations.NullMarked;
