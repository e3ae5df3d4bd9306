/** The whole trial on paper: people who never were, allocated by the service's own code and analysed by its own test. */
@NullMarked
package org.project360.rehearsal;

import org.jspecify.annotations.NullMarked;
