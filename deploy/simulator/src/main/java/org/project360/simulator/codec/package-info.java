/** JSON, and the encryption of reports. */
@NullMarked
package org.project360.simulator.codec;

import org.jspecify.annotations.NullMarked;
