/**
 * What data stewards do to persons: merge and split, tell who knew what when, hand out what is stored, erase. Everything
 * is audited in the transaction of the act.
 */
@NullMarked
package org.project360.intake.stewardship;

import org.jspecify.annotations.NullMarked;
