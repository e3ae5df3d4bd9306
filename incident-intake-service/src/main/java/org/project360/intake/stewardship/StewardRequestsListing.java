package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.Cursors;
import org.project360.chassis.http.Page;
import org.project360.intake.stewardship.StewardRequest.Kind;

/** What waits for a second person, oldest first. */
@ApplicationScoped
class StewardRequestsListing {

    private static final UUID FIRST = new UUID(0, 0);

    private final StewardRequests requests;
    private final Cursors cursors;

    StewardRequestsListing(StewardRequests requests, Cursors cursors) {
        this.requests = requests;
        this.cursors = cursors;
    }

    Page<StewardRequest> pending(Kind kind, @Nullable String cursor, int limit) {
        String listing = "pending-" + kind.name().toLowerCase(Locale.ROOT);
        int size = Page.size(limit);
        List<String> place =
                cursors.decode(listing, cursor).orElse(List.of(Instant.EPOCH.toString(), FIRST.toString()));
        List<StewardRequest> fetched =
                requests.pending(kind, Instant.parse(place.get(0)), UUID.fromString(place.get(1)), size + 1);
        return cursors.page(listing, fetched, size, r -> List.of(r.requestedAt().toString(), r.id().toString()));
    }
}
