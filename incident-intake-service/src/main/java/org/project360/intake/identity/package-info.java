/** Who is who: persons, how reports find them, and the households they live in. */
@NullMarked
package org.project360.intake.identity;

import org.jspecify.annotations.NullMarked;
