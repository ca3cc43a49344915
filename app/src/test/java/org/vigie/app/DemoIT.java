package org.vigie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.app.instance.VigieProcess;
import org.vigie.broker.FreePort;

class DemoIT {
  @TempDir Path temporary;

  @Test
  void leavesNothingBehindWhenThePortIsInUse() throws Exception {
    try (ServerSocket inUse = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process demo = demo(inUse.getLocalPort());
      try {
        assertThat(demo.waitFor(Duration.ofMinutes(2))).isTrue();
        assertThat(demo.exitValue()).isNotZero();
      } finally {
        demo.destroyForcibly();
      }
    }
    assertThat(output()).contains("is in use. Choose another with --port=PORT");
    assertNothingIsLeft();
  }

  @Test
  void leavesNothingBehindWhenItIsEndedWhileItStarts() throws Exception {
    Process demo = demo(FreePort.next());
    try {
      org.awaitility.Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> !folders().isEmpty());
      demo.destroy();
      assertThat(demo.waitFor(Duration.ofMinutes(1))).isTrue();
    } finally {
      demo.destroyForcibly();
    }
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() throws IOException {
    assertThat(folders()).as(output()).isEmpty();
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(file -> file.getFileName().toString().startsWith("vigie-demo")).toList();
    }
  }

  private Process demo(int port) throws IOException {
    List<String> command = VigieProcess.vigie("-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of("demo", "--port=" + port));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(temporary.resolve("out.txt").toFile())
        .start();
  }

  private String output() throws IOException {
    return Files.readString(temporary.resolve("out.txt"));
  }
}
