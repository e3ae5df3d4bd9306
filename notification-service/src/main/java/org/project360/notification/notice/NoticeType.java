package org.project360.notification.notice;

/** What a message of the mailbox is. */
public enum NoticeType {
    NEW,
    CORRECTION,
    RECALL
}
