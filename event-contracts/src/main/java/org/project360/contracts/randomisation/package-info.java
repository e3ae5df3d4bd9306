/** Facts that randomisation publishes. The arm travels in AllocationMade alone. */
@NullMarked
package org.project360.contracts.randomisation;

import org.jspecify.annotations.NullMarked;
