package org.project360.notification.answer;

import jakarta.validation.constraints.NotNull;
import org.project360.contracts.notification.NoticeProgressed.KnownToServices;

/** What the school says of a message: a named person has read it, and whether services know the child. */
record Acknowledgement(@NotNull Kind kind, @NotNull KnownToServices answer) {

    /** What is acknowledged. */
    enum Kind {
        READ
    }
}
