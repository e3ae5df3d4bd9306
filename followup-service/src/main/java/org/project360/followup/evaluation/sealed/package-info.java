/** What would reveal the arm: kept encrypted in a schema of its own, out of reach of everything else. */
@NullMarked
package org.project360.followup.evaluation.sealed;

import org.jspecify.annotations.NullMarked;
