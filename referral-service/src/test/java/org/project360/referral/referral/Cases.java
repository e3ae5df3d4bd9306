package org.project360.referral.referral;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.project360.contracts.intake.ReferralRequested;
import org.project360.referral.testing.Requests;
import org.project360.referral.testing.Rows;
import org.project360.referral.testing.TestCallers;

/** Referrals to test on. */
@ApplicationScoped
public class Cases {

    private final RaiseReferral raise;
    private final InstantSource clock;
    private final Rows rows;

    Cases(RaiseReferral raise, InstantSource clock, Rows rows) {
        this.raise = raise;
        this.clock = clock;
        this.rows = rows;
    }

    /** Requests arrive now, in one batch; the referral of the last one. */
    public UUID raise(ReferralRequested... requests) {
        List<Arrival> arrivals = Arrays.stream(requests)
                .map(r -> new Arrival(r, r.requestedAt(), clock.instant()))
                .toList();
        QuarkusTransaction.requiringNew().run(() -> raise.raise(arrivals));
        return of(requests[requests.length - 1].incidentId());
    }

    public UUID open(Requests request) {
        return raise(request.build());
    }

    /** A referral that a worker has claimed. */
    public UUID claimed(Requests request, String worker) {
        UUID id = open(request);
        TestCallers.caseworker(worker)
                .header("If-Match", tag(id))
                .put("/v1/referrals/" + id + "/assignee")
                .then()
                .statusCode(200);
        return id;
    }

    public UUID of(UUID incidentId) {
        return (UUID) Objects.requireNonNull(
                rows.one("select referral_id from referral_incident where incident_id = ?", incidentId)
                        .get("referral_id"));
    }

    public String tag(UUID id) {
        return "\"" + rows.count("select version from referral where id = ?", id) + "\"";
    }
}
