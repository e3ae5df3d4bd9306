package org.project360.notification.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.SchoolAsTold;
import org.project360.notification.school.Establishment;

/** What a person needs to find the school of a held notice. */
record HeldNoticeDetail(
        NoticeView notice,
        NoticeContent child,
        @Nullable SchoolAsTold schoolAsTold,
        @Nullable String homeTown,
        @Nullable String homeOutwardCode,
        List<Establishment> candidates) {

    @Override
    public String toString() {
        return "HeldNoticeDetail[***]";
    }
}
