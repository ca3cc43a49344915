package org.vigie.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedSocketsTest {
  private static final OutboundSettings NO_EXCEPTION = OutboundSettings.defaults("test");

  private ServerSocket server;
  private int port;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    port = server.getLocalPort();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "127.1", "::ffff:127.0.0.1", "::1"})
  void anAddressThatIsNotPublicIsNeverDialled(String host) throws IOException {
    server.setSoTimeout(1);
    try (GuardedSockets sockets = new GuardedSockets(NO_EXCEPTION, Set.of(port), 1_000)) {
      Socket socket = sockets.createSocket();
      assertThatThrownBy(() -> socket.connect(new InetSocketAddress(host, port), 100))
          .isInstanceOf(GuardedSockets.RefusedException.class)
          .hasMessageContaining("is at");
    }
    assertThatThrownBy(() -> server.accept()).hasMessageContaining("timed out");
  }

  @Test
  void aPortOfAnotherServiceIsNeverDialled() {
    try (GuardedSockets sockets = new GuardedSockets(NO_EXCEPTION, Set.of(993), 1_000)) {
      assertThatThrownBy(() -> sockets.createSocket("127.0.0.1", port))
          .isInstanceOf(GuardedSockets.RefusedException.class)
          .hasMessageContaining("only [993]");
    }
  }

  @Test
  void whatIsReadHasALimitOverAllSockets() throws IOException {
    try (GuardedSockets sockets = allowed(10)) {
      for (int i = 0; i < 2; i++) {
        Socket socket = sockets.createSocket("127.0.0.1", port);
        try (Socket there = server.accept()) {
          there.getOutputStream().write(new byte[8]);
        }
        if (i == 0) {
          assertThat(socket.getInputStream().readAllBytes()).hasSize(8);
        } else {
          assertThatThrownBy(() -> socket.getInputStream().readAllBytes())
              .hasMessageContaining("more than is read");
        }
      }
    }
  }

  @Test
  void whoeverWaitsIsEndedByClosing() throws Exception {
    GuardedSockets sockets = allowed(10);
    Socket socket = sockets.createSocket("127.0.0.1", port);
    Thread closing = Thread.ofVirtual().start(sockets::close);
    assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
    closing.join();
    assertThat(sockets.isClosed()).isTrue();
  }

  private GuardedSockets allowed(int bytes) {
    return new GuardedSockets(
        NO_EXCEPTION.withAllowedHosts(Set.of("127.0.0.1:" + port)), Set.of(), bytes);
  }
}
