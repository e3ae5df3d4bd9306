/** Which establishment a child's notice goes to, or why a person must decide. */
@NullMarked
package org.project360.notification.routing;

import org.jspecify.annotations.NullMarked;
