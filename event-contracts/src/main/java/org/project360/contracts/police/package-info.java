/** What police systems report. Every record here carries personal data and prints none. */
@NullMarked
package org.project360.contracts.police;

import org.jspecify.annotations.NullMarked;
