/** Open loop: reports at intended times, and when their consequences were seen. */
@NullMarked
package org.project360.bench.latency;

import org.jspecify.annotations.NullMarked;
