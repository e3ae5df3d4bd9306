package org.project360.notification.school;

/** A line of the register's file that was passed over: where it starts, the column at fault, a closed code. */
record RejectedLine(long line, String column, String code) {}
