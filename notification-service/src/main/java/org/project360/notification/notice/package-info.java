/** One notice for each incident, child and establishment, and its clocks. */
@NullMarked
package org.project360.notification.notice;

import org.jspecify.annotations.NullMarked;
