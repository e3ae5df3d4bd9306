/** Numbers made of other numbers: rates, ratios with their spread, latencies. */
@NullMarked
package org.project360.bench.figure;

import org.jspecify.annotations.NullMarked;
