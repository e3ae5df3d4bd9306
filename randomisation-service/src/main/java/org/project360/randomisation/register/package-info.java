/** What went wrong and what was done for somebody's safety: appended, counted for the flow of participants, never by arm. */
@NullMarked
package org.project360.randomisation.register;

import org.jspecify.annotations.NullMarked;
