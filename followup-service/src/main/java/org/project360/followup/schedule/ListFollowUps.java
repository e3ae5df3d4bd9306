package org.project360.followup.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.Cursors;
import org.project360.chassis.http.Page;
import org.project360.chassis.security.Caller;

/** The collectors' worklist: times and pseudonymous ids, nothing personal. */
@ApplicationScoped
class ListFollowUps {

    private static final UUID FIRST = new UUID(0, 0);

    private final Waves waves;
    private final Cursors cursors;
    private final Caller caller;
    private final InstantSource clock;

    ListFollowUps(Waves waves, Cursors cursors, Caller caller, InstantSource clock) {
        this.waves = waves;
        this.cursors = cursors;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    Page<FollowUp> list(String view, @Nullable String cursor, int size) {
        Instant now = clock.instant();
        String listing = "follow-ups/" + view;
        List<String> place =
                cursors.decode(listing, cursor).orElse(List.of(Instant.EPOCH.toString(), FIRST.toString()));
        List<Wave> rows = waves.open(
                Waves.View.valueOf(view.toUpperCase(Locale.ROOT)),
                caller.name(),
                now,
                Instant.parse(place.get(0)),
                UUID.fromString(place.get(1)),
                size + 1);
        return cursors.page(
                        listing,
                        rows,
                        size,
                        wave -> List.of(
                                wave.facts().closesAt().toString(), wave.id().toString()))
                .map(wave -> FollowUp.listed(wave, caller.name(), now));
    }
}
