/** Facts that followup publishes. */
@NullMarked
package org.project360.contracts.followup;

import org.jspecify.annotations.NullMarked;
