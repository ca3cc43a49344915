package org.vigie.alerts.channel;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A mail server that answers one command, or the end of the data ("."), as a test wants it. */
final class ScriptedSmtp implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ScriptedSmtp.class);
  static final String HANG_UP = "hang up";

  /** An answer that never ends: a byte now and then. */
  static final String DRIP = "drip";

  private final ServerSocket socket;
  private final String command;
  private final String answer;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final CountDownLatch left = new CountDownLatch(1);

  /**
   * Starts a server.
   *
   * @param answer empty to hang, {@link #HANG_UP} to end the connection, or {@link #DRIP}
   */
  ScriptedSmtp(String command, String answer) throws IOException {
    this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    this.command = command;
    this.answer = answer;
    Thread.ofVirtual().start(this::serve);
  }

  /** All lines that clients sent. */
  List<String> heard() {
    return heard;
  }

  /** Opened when a client has gone. */
  CountDownLatch left() {
    return left;
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException e) {
        log.debug("the conversation ended, or the test did: {}", e.getMessage());
      }
      left.countDown();
    }
  }

  private void talk(Socket client) throws IOException {
    OutputStream out = client.getOutputStream();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
    say(out, "220 ready");
    boolean data = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(line);
      if (data && !line.equals(".")) {
        continue;
      }
      if (line.startsWith(command) && answer.equals(HANG_UP)) {
        return;
      }
      if (line.startsWith(command) && answer.equals(DRIP)) {
        drip(out);
      }
      String reply = line.startsWith(command) ? answer : usual(line);
      if (!reply.isEmpty()) {
        say(out, reply);
      }
      data = reply.startsWith("354");
    }
  }

  private static void drip(OutputStream out) throws IOException {
    while (true) {
      for (byte each : "250-wait\r\n".getBytes(US_ASCII)) {
        out.write(each);
        LockSupport.parkNanos(10_000_000);
      }
    }
  }

  private static String usual(String line) {
    return line.startsWith("DATA") ? "354 go on" : "250 OK";
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(US_ASCII));
    out.flush();
  }
}
