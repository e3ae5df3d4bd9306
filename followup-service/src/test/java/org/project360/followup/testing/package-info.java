/** What the tests of this service share. */
@NullMarked
package org.project360.followup.testing;

import org.jspecify.annotations.NullMarked;
