/** How fast the system is, measured beside a hand-written loop, and whether it was still right. */
@NullMarked
package org.project360.bench;

import org.jspecify.annotations.NullMarked;
