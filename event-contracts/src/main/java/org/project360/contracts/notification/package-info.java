/** Facts that notification publishes. */
@NullMarked
package org.project360.contracts.notification;

import org.jspecify.annotations.NullMarked;
