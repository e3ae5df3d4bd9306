package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.http.ETags;
import org.project360.chassis.problem.Problem;
import org.project360.chassis.security.Caller;
import org.project360.chassis.time.Ids;
import org.project360.intake.stewardship.StewardRequest.Kind;
import org.project360.intake.stewardship.StewardRequest.State;

/** Takes requests of stewards and settles them: by another steward, where it takes two. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class RequestDesk {

    private final StewardRequests requests;
    private final Caller caller;
    private final Ids ids;
    private final Audit audit;
    private final InstantSource clock;

    RequestDesk(StewardRequests requests, Caller caller, Ids ids, Audit audit, InstantSource clock) {
        this.requests = requests;
        this.caller = caller;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    StewardRequest open(Kind kind, UUID personId, @Nullable UUID mergedId, String reasonCode) {
        StewardRequest request = StewardRequest.pending(
                ids.next(),
                kind,
                personId,
                mergedId,
                reasonCode,
                caller.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!requests.insert(request)) {
            throw Problem.conflict(
                    "already-pending",
                    "Already pending",
                    "The same was asked before: confirm or withdraw that request.");
        }
        audit(request, "requested");
        return request;
    }

    /** Does it at once, by one steward alone. */
    StewardRequest settleAlone(StewardRequest request) {
        return settle(request, State.DONE);
    }

    /**
     * Settles a pending request as confirmed by the caller.
     *
     * @throws Problem 404 unknown, 428 or 412 by {@code If-Match}, 409 if it is settled or the caller's own
     */
    StewardRequest confirm(Kind kind, UUID id, @Nullable String ifMatch) {
        StewardRequest request = pending(kind, id, ifMatch);
        if (request.requestedBy().equals(caller.name())) {
            throw Problem.conflict(
                    "second-person-needed",
                    "A second person is needed",
                    "You asked for this yourself: another data steward must confirm it.");
        }
        return settle(request, State.DONE);
    }

    /** Settles a pending request as withdrawn, by whoever asked or would have confirmed. */
    StewardRequest withdraw(Kind kind, UUID id, @Nullable String ifMatch) {
        StewardRequest request = settle(pending(kind, id, ifMatch), State.WITHDRAWN);
        audit(request, "withdrawn");
        return request;
    }

    StewardRequest one(Kind kind, UUID id) {
        return requests.find(kind, id).orElseThrow(Problem::notFound);
    }

    private StewardRequest pending(Kind kind, UUID id, @Nullable String ifMatch) {
        StewardRequest request = requests.lock(kind, id).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, request.version());
        if (request.state() != State.PENDING) {
            throw Problem.conflict("settled", "Settled already", "This request was confirmed or withdrawn before.");
        }
        return request;
    }

    private StewardRequest settle(StewardRequest request, State as) {
        StewardRequest settled =
                request.settled(as, caller.name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        requests.update(settled);
        return settled;
    }

    private void audit(StewardRequest request, String what) {
        String action = "person." + (request.kind() == Kind.MERGE ? "merge-" : "erasure-") + what;
        List<@Nullable UUID> persons = request.mergedId() == null
                ? List.of(request.personId())
                : List.of(request.personId(), request.mergedId());
        persons.forEach(p -> audit.record(
                action, "person", String.valueOf(p), "request=" + request.id() + " reason=" + request.reasonCode()));
    }
}
