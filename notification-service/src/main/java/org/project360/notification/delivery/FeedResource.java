package org.project360.notification.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The mailbox as a feed for readers that poll. */
@Path("/v1/establishments/{urn}/feed")
@Tag(name = "Mailbox")
class FeedResource {

    private static final String ATOM = "application/atom+xml;charset=UTF-8";
    private static final int TAG_BYTES = 16;

    private final ReadFeed readFeed;

    FeedResource(ReadFeed readFeed) {
        this.readFeed = readFeed;
    }

    @GET
    @RolesAllowed("school-dsl")
    @Produces(ATOM)
    @Operation(summary = "Atom feed (RFC 4287) of the mailbox, latest first; nothing of the children")
    public Response feed(
            @PathParam("urn") String urn,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri,
            @Context Request request) {
        byte[] body = readFeed.read(urn, cursor, uri).getBytes(StandardCharsets.UTF_8);
        EntityTag tag = tag(body);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged != null ? unchanged : Response.ok(body, ATOM))
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    private static EntityTag tag(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return new EntityTag(HexFormat.of().formatHex(Arrays.copyOf(hash, TAG_BYTES)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
