/** What every measurement needs: words for the person at the terminal, patience, and a look at Kafka and at folders. */
@NullMarked
package org.project360.bench.support;

import org.jspecify.annotations.NullMarked;
