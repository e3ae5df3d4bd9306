package org.project360.chassis.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.crypto.Envelopes;
import org.project360.chassis.problem.Problem;
import org.project360.chassis.security.Caller;
import org.project360.chassis.storage.StorageFailure;

/**
 * {@code Idempotency-Key} on POST, our own contract: the first answer to a key is kept for 72 hours and given again to
 * the same request of the same client; the same key with another request is refused with 422. A request that comes while
 * the first still runs waits for it. Refusals (problems) roll back and are not kept.
 */
@ApplicationScoped
public class Idempotency {

    private static final Duration KEPT = Duration.ofHours(72);

    private final DataSource dataSource;
    private final ObjectMapper json;
    private final Envelopes envelopes;
    private final InstantSource clock;
    private final Caller caller;

    Idempotency(DataSource dataSource, ObjectMapper json, Envelopes envelopes, InstantSource clock, Caller caller) {
        this.dataSource = dataSource;
        this.json = json;
        this.envelopes = envelopes;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * Runs the work once per key.
     *
     * @param key the header's value; without one the work simply runs
     * @param scope the operation and its path, so that one key may serve several operations
     * @param request the request body, for the fingerprint
     */
    @Transactional
    public Response once(@Nullable String key, String scope, @Nullable Object request, Supplier<Response> work) {
        if (key == null || key.isBlank()) {
            return work.get();
        }
        if (key.length() > 128) {
            throw new Problem(
                    400, "invalid-idempotency-key", "Idempotency-Key is too long", "Use at most 128 characters.");
        }
        byte[] fingerprint = fingerprint(request);
        if (claim(scope, key, fingerprint)) {
            Response response = work.get();
            keep(scope, key, response);
            return response;
        }
        return replay(scope, key, fingerprint)
                .orElseThrow(() -> new Problem(
                        422,
                        "idempotency-key-reused",
                        "Idempotency-Key was used for another request",
                        "Use a new key for a new request."));
    }

    @Scheduled(every = "1h", delayed = "5m")
    @Transactional
    void forgetOldKeys() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from idempotency_key where created_at < ?")) {
            delete.setTimestamp(1, Timestamp.from(clock.instant().minus(KEPT)));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("idempotency keys", e);
        }
    }

    private boolean claim(String scope, String key, byte[] fingerprint) {
        String sql = "insert into idempotency_key (client, scope, key, fingerprint, created_at) values (?, ?, ?, ?, ?)"
                + " on conflict do nothing";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, caller.name());
            insert.setString(2, scope);
            insert.setString(3, key);
            insert.setBytes(4, fingerprint);
            insert.setTimestamp(5, Timestamp.from(clock.instant()));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new StorageFailure("idempotency keys", e);
        }
    }

    private void keep(String scope, String key, Response response) {
        String sql = "update idempotency_key set status = ?, location = ?, etag = ?, body = ?"
                + " where client = ? and scope = ? and key = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setInt(1, response.getStatus());
            update.setString(2, response.getHeaderString(HttpHeaders.LOCATION));
            update.setString(3, response.getHeaderString(HttpHeaders.ETAG));
            update.setBytes(
                    4,
                    response.getEntity() == null
                            ? null
                            : envelopes.sealForService(
                                    scope + "/" + key, json.writeValueAsBytes(response.getEntity())));
            update.setString(5, caller.name());
            update.setString(6, scope);
            update.setString(7, key);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("idempotency keys", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer is not serialisable", e);
        }
    }

    private Optional<Response> replay(String scope, String key, byte[] fingerprint) {
        String sql = "select fingerprint, status, location, etag, body from idempotency_key"
                + " where client = ? and scope = ? and key = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, caller.name());
            select.setString(2, scope);
            select.setString(3, key);
            ResultSet row = select.executeQuery();
            if (!row.next() || !MessageDigest.isEqual(row.getBytes(1), fingerprint)) {
                return Optional.empty();
            }
            Response.ResponseBuilder response = Response.status(row.getInt(2)).header("Idempotent-Replayed", "true");
            if (row.getString(3) != null) {
                response.header(HttpHeaders.LOCATION, row.getString(3));
            }
            if (row.getString(4) != null) {
                response.header(HttpHeaders.ETAG, row.getString(4));
            }
            if (row.getBytes(5) != null) {
                response.type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(json.readTree(envelopes.openForService(scope + "/" + key, row.getBytes(5))));
            }
            return Optional.of(response.build());
        } catch (SQLException e) {
            throw new StorageFailure("idempotency keys", e);
        } catch (java.io.IOException e) {
            throw new IllegalStateException("The kept answer is unreadable", e);
        }
    }

    private byte[] fingerprint(@Nullable Object request) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(request));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("The request cannot be fingerprinted", e);
        }
    }
}
