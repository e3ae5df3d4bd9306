/** All five services: throughput, processor time and memory. */
@NullMarked
package org.project360.bench.pipeline;

import org.jspecify.annotations.NullMarked;
