package org.project360.referral.testing;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;

/** Callers by header, so that one test can be several people at once. */
@Alternative
@Priority(1)
@ApplicationScoped
public class TestCallers implements HttpAuthenticationMechanism {

    private static final String HEADER = "Test-Caller";

    public static RequestSpecification as(String name, String role) {
        return RestAssured.given().header(HEADER, name + "/" + role).contentType("application/json");
    }

    public static RequestSpecification caseworker(String name) {
        return as(name, "caseworker");
    }

    public static RequestSpecification lead() {
        return as("lena", "team-lead");
    }

    public static RequestSpecification dutyManager() {
        return as("dora", "duty-manager");
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String caller = context.request().getHeader(HEADER);
        if (caller == null) {
            return Uni.createFrom().nullItem();
        }
        String[] nameAndRole = caller.split("/", -1);
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(nameAndRole[0]))
                        .addRole(nameAndRole[1])
                        .build());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
