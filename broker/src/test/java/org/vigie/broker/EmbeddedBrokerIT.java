package org.vigie.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
  @TempDir Path folder;
  private final int port = FreePort.next();
  private final int controllerPort = FreePort.next();

  @Test
  void whatIsStoredIsThereAfterARestart() throws Exception {
    try (EmbeddedBroker broker = start();
        Admin admin = admin(broker)) {
      admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get();
    }
    try (EmbeddedBroker broker = start();
        Admin admin = admin(broker)) {
      assertThat(admin.listTopics().names().get()).contains("kept");
    }
  }

  @Test
  void aSecondOneOnTheSameFolderIsRefusedAndTheFirstGoesOn() throws Exception {
    try (EmbeddedBroker broker = start();
        Admin admin = admin(broker)) {
      assertThatThrownBy(
              () -> EmbeddedBroker.start(folder, FreePort.next(), FreePort.next(), Map.of()))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("in use by another Vigie")
          .hasMessageContaining("--data");
      assertThat(admin.describeCluster().nodes().get()).hasSize(1);
    }
  }

  @Test
  void aPortInUseIsNamedWithTheOptionThatChangesIt() throws Exception {
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(taken.isBound()).isTrue();
      assertThatThrownBy(this::start)
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("Port " + port + " is in use")
          .hasMessageContaining("--kafka-port");
    }
    start().close();
  }

  @Test
  void itCannotBeReachedThroughAnotherAddress() throws Exception {
    try (EmbeddedBroker broker = start()) {
      assertThat(broker.bootstrap()).isEqualTo("127.0.0.1:" + port);
      try (ServerSocket other =
          new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 2}))) {
        assertThat(other.isBound()).isTrue();
      }
    }
  }

  private EmbeddedBroker start() {
    return EmbeddedBroker.start(folder, port, controllerPort, Map.of());
  }

  private static Admin admin(EmbeddedBroker broker) {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
  }
}
