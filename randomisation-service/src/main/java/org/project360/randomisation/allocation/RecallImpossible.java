package org.project360.randomisation.allocation;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The allocation topic and the database contradict each other: nothing may be drawn. To the listener a failure of the
 * infrastructure, so that candidates wait and none is quarantined.
 */
final class RecallImpossible extends UncheckedIOException {

    RecallImpossible(String what) {
        super(what, new IOException(what));
    }
}
