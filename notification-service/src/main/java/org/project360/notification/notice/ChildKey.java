package org.project360.notification.notice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A child and the wrapped key that opens what is kept of it; no key: erased. */
record ChildKey(UUID childId, byte @Nullable [] wrapped) {}
