package org.project360.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortOwnerTest {

    @Test
    void namesTheProcessThatListens() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
            assertThat(PortOwner.of(socket.getLocalPort()))
                    .contains("java (process " + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void knowsNobodyOnAFreePort() {
        assertThat(PortOwner.of(Ports.free())).isEmpty();
    }
}
