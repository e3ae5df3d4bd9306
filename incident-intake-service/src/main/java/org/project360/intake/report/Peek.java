package org.project360.intake.report;

import org.jspecify.annotations.Nullable;

/** Enough of a rejected report to answer it, and nothing that is not a code. */
record Peek(
        @Nullable String force,
        @Nullable String reference,
        @Nullable Integer version,
        byte[] digest) {}
