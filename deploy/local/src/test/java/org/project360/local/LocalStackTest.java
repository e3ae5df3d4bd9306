package org.project360.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The infrastructure of the stack, with its real Keycloak; the journey tests run it with the services. */
class LocalStackTest {
    @TempDir
    static Path home;

    static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.builder().home(home).portBase(0).services().build().start();
    }

    @AfterAll
    static void destroy() {
        stack.destroy();
    }

    @Test
    void aPoliceSystemsTokenNamesItsForce() {
        assertThat(claims(stack.keycloak().tokenOfClient("police-leics")))
                .contains("\"aud\":\"project360\"", "\"force\":\"LEICS\"", "\"roles\":[\"police-system\"]");
        assertThat(claims(stack.keycloak().tokenOfClient("police-derbs"))).contains("\"force\":\"DERBS\"");
    }

    @Test
    void aSafeguardingLeadsTokenListsTheEstablishments() {
        assertThat(claims(stack.keycloak().tokenOfUser("school-dsl")))
                .contains("\"aud\":\"project360\"", "\"roles\":[\"school-dsl\"]", "\"establishments\":[\"");
    }

    @Test
    void everyRoleHasAUserWithThatRoleAlone() {
        for (String role : KeycloakServer.ROLES) {
            assertThat(claims(stack.keycloak().tokenOfUser(role))).contains("\"roles\":[\"" + role + "\"]");
        }
    }

    @Test
    void shortLivedTokensLiveOneSecond() {
        String claims = claims(stack.keycloak().shortLivedTokenOfUser("caseworker"));
        assertThat(number(claims, "exp") - number(claims, "iat")).isEqualTo(1);
    }

    @Test
    void anotherProgramTakesUpTheRunningStack() {
        LocalStack other = LocalStack.builder().home(home).services().build().start();
        assertThat(other.properties()).isEqualTo(stack.properties());
    }

    @Test
    void aRunningStackIsNotMovedToOtherPorts() {
        LocalStack other =
                LocalStack.builder().home(home).portBase(0).services().build();
        assertThatThrownBy(other::start).hasMessageContaining("runs on other ports");
    }

    @Test
    void aPortThatIsTakenIsToldWithItsOwner(@TempDir Path elsewhere) {
        int base = Integer.parseInt(stack.properties().getOrDefault("port.keycloak", ""));
        LocalStack other =
                LocalStack.builder().home(elsewhere).portBase(base).services().build();
        assertThatThrownBy(other::start)
                .isInstanceOf(StackException.class)
                .hasMessageMatching("Port \\d+, wanted for postgres, is taken by postgres \\(process \\d+\\).*");
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }

    private static long number(String claims, String name) {
        return Long.parseLong(claims.replaceFirst(".*\"" + name + "\":(\\d+).*", "$1"));
    }
}
