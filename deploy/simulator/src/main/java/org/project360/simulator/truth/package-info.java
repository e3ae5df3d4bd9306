/** What truly happened and what was sent, written down for whoever checks the five services. */
@NullMarked
package org.project360.simulator.truth;

import org.jspecify.annotations.NullMarked;
