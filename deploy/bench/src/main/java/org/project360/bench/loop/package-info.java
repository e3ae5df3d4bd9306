/** The hand-written loop, in a process of its own, and the script of rows and records that it is told to write. */
@NullMarked
package org.project360.bench.loop;

import org.jspecify.annotations.NullMarked;
