package org.project360.simulator.send;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.project360.simulator.codec.Json;

/** Access tokens by the client-credentials grant (RFC 6749, section 4.4), each used until shortly before it expires. */
final class TokenSource {
    private static final int SPARE_SECONDS = 15;

    /**
     * Faults of the request itself by section 5.2. Whoever is refused as a client is told so by 401; under 400 the codes for
     * that, and all others, are also what a server says whose database is away.
     */
    private static final Set<String> FINAL =
            Set.of("invalid_request", "invalid_grant", "unsupported_grant_type", "invalid_scope");

    private final HttpClient client;
    private final Target.Http target;
    private @Nullable String token;
    private long expires;

    TokenSource(HttpClient client, Target.Http target) {
        this.client = client;
        this.target = target;
    }

    /** @throws IOException if the endpoint does not answer; worth another attempt */
    synchronized String token() throws IOException, InterruptedException {
        if (token == null || System.nanoTime() - expires >= 0) {
            token = fetch();
        }
        return token;
    }

    synchronized void forget() {
        token = null;
    }

    private String fetch() throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&client_id=" + encoded(target.clientId()) + "&client_secret="
                + encoded(target.clientSecret());
        HttpRequest request = HttpRequest.newBuilder(target.token())
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() >= 500 || response.statusCode() == 400 && !FINAL.contains(error(response.body()))) {
            throw new IOException(
                    "The token endpoint answered " + response.statusCode() + " " + error(response.body()));
        }
        JsonNode answer = response.statusCode() == 200 ? Json.MAPPER.readTree(response.body()) : null;
        if (answer == null || !answer.path("access_token").isTextual()) {
            throw new SendFailure("No token for the client " + target.clientId() + " from " + target.token()
                    + ": it answered " + response.statusCode() + ".");
        }
        int lifetime = answer.path("expires_in").asInt(60);
        expires = System.nanoTime()
                + Duration.ofSeconds(Math.max(1, lifetime - SPARE_SECONDS)).toNanos();
        return answer.path("access_token").textValue();
    }

    private static String error(byte[] body) {
        try {
            return Json.MAPPER.readTree(body).path("error").asText();
        } catch (IOException e) {
            return "";
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
