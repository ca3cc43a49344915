package org.vigie.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mail server under a test's control: it keeps what it receives, also a mail of which it got but
 * a part, and when told to it stops amid a mail's DATA or before it answers to its end.
 */
final class Postbox implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Postbox.class);
  private static final int SOME_LINES = 20;

  /** Where a mail is held. */
  enum Hold {
    NOWHERE,
    /**
     * The server has only a part. To a sender on the same machine it is the moment before the
     * answer, because the system takes all it writes.
     */
    AMID_DATA,
    BEFORE_ANSWER
  }

  /**
   * A mail as it came over the wire.
   *
   * @param lines its headers and its body, as far as they came
   * @param complete whether its end came; it is the server's from then on, answered or not
   */
  record Received(List<String> lines, boolean complete) {
    MimeMessage message() {
      String text = String.join("\r\n", lines) + "\r\n";
      try {
        return new MimeMessage(null, new ByteArrayInputStream(text.getBytes(ISO_8859_1)));
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private final ServerSocket socket;
  private final Collection<Received> received = new ConcurrentLinkedQueue<>();
  private volatile String heldHead = "";
  private volatile Hold hold = Hold.NOWHERE;
  private volatile CountDownLatch going = new CountDownLatch(0);

  Postbox() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  /** From now on a mail with this in a line of its head stops there, until it is let go. */
  void hold(Hold where, String head) {
    going = new CountDownLatch(1);
    heldHead = head;
    hold = where;
  }

  void letGo() {
    hold = Hold.NOWHERE;
    going.countDown();
  }

  /** What came, in order; a mail that is held amid its DATA as far as it came. */
  List<Received> received() {
    return List.copyOf(received);
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() {
    letGo();
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> talk(client));
      } catch (IOException e) {
        log.debug("the test ended: {}", e.getMessage());
      }
    }
  }

  private void talk(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1))) {
      say(client, "220 ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.equals("DATA")) {
          say(client, "250 OK");
          continue;
        }
        say(client, "354 go on");
        if (!take(in)) {
          return;
        }
        say(client, "250 taken");
      }
    } catch (IOException e) {
      log.debug("a sender is gone: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says whether there is somebody to answer to. */
  private boolean take(BufferedReader in) throws InterruptedException {
    List<String> lines = new ArrayList<>();
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals(".")) {
          received.add(new Received(List.copyOf(lines), true));
          if (isHeld(Hold.BEFORE_ANSWER, lines)) {
            going.await();
          }
          return true;
        }
        lines.add(line.startsWith(".") ? line.substring(1) : line);
        if (isHeld(Hold.AMID_DATA, lines) && lines.size() > SOME_LINES) {
          receivePart(lines);
          going.await();
          return false;
        }
      }
    } catch (IOException e) {
      log.debug("a sender is gone amid a mail: {}", e.getMessage());
    }
    receivePart(lines);
    return false;
  }

  /** Without its whole head nobody could tell which mail it is part of. */
  private void receivePart(List<String> lines) {
    if (lines.contains("")) {
      received.add(new Received(List.copyOf(lines), false));
    }
  }

  private boolean isHeld(Hold where, List<String> lines) {
    int body = lines.indexOf("");
    return hold == where
        && body >= 0
        && lines.subList(0, body).stream().anyMatch(line -> line.contains(heldHead));
  }

  private static void say(Socket client, String line) throws IOException {
    OutputStream out = client.getOutputStream();
    out.write((line + "\r\n").getBytes(ISO_8859_1));
    out.flush();
  }
}
