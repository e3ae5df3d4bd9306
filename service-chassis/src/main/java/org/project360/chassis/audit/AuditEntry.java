package org.project360.chassis.audit;

import java.time.Instant;

record AuditEntry(Instant at, String actor, String action, String subjectType, String subjectId, String detail) {}
