/** Facts that incident-intake publishes. */
@NullMarked
package org.project360.contracts.intake;

import org.jspecify.annotations.NullMarked;
