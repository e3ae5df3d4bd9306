/** What the police write of what truly happened: incidents, their reports, and all that goes wrong with them. */
@NullMarked
package org.project360.simulator.report;

import org.jspecify.annotations.NullMarked;
