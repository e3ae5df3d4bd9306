/** Which ids are one person, as intake says: she keeps the arm that any of them was allotted first. */
@NullMarked
package org.project360.randomisation.identity;

import org.jspecify.annotations.NullMarked;
