/** The mailbox of an establishment for its safeguarding lead: inbox, messages and Atom feed. */
@NullMarked
package org.project360.notification.delivery;

import org.jspecify.annotations.NullMarked;
