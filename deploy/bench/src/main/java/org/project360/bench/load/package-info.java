/** What goes in: reports of the simulator, candidates, and the producer that puts them on their topics. */
@NullMarked
package org.project360.bench.load;

import org.jspecify.annotations.NullMarked;
