package org.project360.intake.stewardship;

import java.util.Set;
import java.util.UUID;

/** One human: the id that stands for her, and all her ids, that one included. */
record PersonTree(UUID root, Set<UUID> ids) {}
