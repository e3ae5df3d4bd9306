package org.project360.chassis.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.config.ChassisConfig;
import org.project360.chassis.problem.Problem;

/**
 * Opaque cursors of keyset paging: the place after which the next page starts, signed with HMAC-SHA256 (first 16 bytes)
 * and bound to the name of the listing, so that none can be made up or used elsewhere.
 */
@ApplicationScoped
public class Cursors {

    private static final int SIGNATURE = 16;

    private final SecretKeySpec key;

    Cursors(ChassisConfig config) {
        this.key = new SecretKeySpec(Base64.getDecoder().decode(config.secrets().cursorKey()), "HmacSHA256");
    }

    /** The cursor of a place in a listing. */
    public String encode(String listing, List<String> place) {
        byte[] body = String.join("\u001f", place).getBytes(StandardCharsets.UTF_8);
        byte[] signed = ByteBuffer.allocate(SIGNATURE + body.length)
                .put(sign(listing, body))
                .put(body)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /**
     * The place of a cursor; empty for none.
     *
     * @throws Problem 400 if the cursor is not one of this listing
     */
    public Optional<List<String>> decode(String listing, @Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] signed = Base64.getUrlDecoder().decode(cursor);
            byte[] body = Arrays.copyOfRange(signed, SIGNATURE, signed.length);
            if (MessageDigest.isEqual(Arrays.copyOf(signed, SIGNATURE), sign(listing, body))) {
                return Optional.of(List.of(new String(body, StandardCharsets.UTF_8).split("\u001f", -1)));
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
            throw notACursor();
        }
        throw notACursor();
    }

    /** Cuts a page of {@code limit + 1} fetched rows to {@code limit} and makes the cursor of the next one. */
    public <T> Page<T> page(
            String listing, List<T> fetched, int limit, java.util.function.Function<T, List<String>> place) {
        if (fetched.size() <= limit) {
            return new Page<>(fetched, null);
        }
        List<T> items = new ArrayList<>(fetched.subList(0, limit));
        return new Page<>(items, encode(listing, place.apply(items.get(limit - 1))));
    }

    private static Problem notACursor() {
        return new Problem(400, "invalid-cursor", "Not a cursor of this listing", "Start again without a cursor.");
    }

    private byte[] sign(String listing, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(listing.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(body), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not available", e);
        }
    }
}
