/** The trial's tests as pure functions of what they are given: they know groups, not arms, and read nothing by themselves. */
@NullMarked
package org.project360.followup.evaluation.analysis;

import org.jspecify.annotations.NullMarked;
