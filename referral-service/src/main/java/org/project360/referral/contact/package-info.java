/** Attempts to reach her, kept within what is safe. */
@NullMarked
package org.project360.referral.contact;

import org.jspecify.annotations.NullMarked;
