/** What the school answers. */
@NullMarked
package org.project360.notification.answer;

import org.jspecify.annotations.NullMarked;
