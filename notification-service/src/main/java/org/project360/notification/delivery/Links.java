package org.project360.notification.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.project360.notification.notice.Notice;
import org.project360.notification.notice.NoticeStatus;

/** Where to go on from a message; a recalled one leads nowhere. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Links(@Nullable String self, @Nullable String acknowledgement) {

    static Links of(Notice notice, UriInfo uri) {
        if (notice.status() == NoticeStatus.RECALLED || notice.isErased()) {
            return new Links(null, null);
        }
        String self = message(notice, uri);
        return new Links(self, self + "/acknowledgement");
    }

    static String message(Notice notice, UriInfo uri) {
        return uri.getBaseUriBuilder()
                .path("v1/establishments/{urn}/messages/{id}")
                .build(notice.establishmentUrn(), notice.id())
                .toString();
    }
}
