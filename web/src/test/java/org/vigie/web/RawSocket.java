package org.vigie.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP by hand. */
public final class RawSocket implements AutoCloseable {
  private final Socket socket = new Socket();
  private final BufferedReader in;

  public RawSocket(URI home) throws IOException {
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), home.getPort()));
    socket.setSoTimeout(20_000);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
  }

  public void send(String... lines) throws IOException {
    socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  public @Nullable String line() throws IOException {
    return in.readLine();
  }

  /**
   * An event of an event stream.
   *
   * @param id its id
   * @param name its name
   * @param data its data
   */
  public record Sent(String id, String name, String data) {}

  /** The next events of a stream; heartbeats and the like are passed over. */
  public List<Sent> events(int count) throws IOException {
    List<Sent> events = new ArrayList<>();
    String id = "";
    String name = "";
    StringBuilder data = new StringBuilder();
    while (events.size() < count) {
      String line = line();
      if (line == null) {
        throw new IOException("the stream ended after " + events.size() + " events");
      }
      if (line.startsWith("id:")) {
        id = line.substring(3).strip();
      } else if (line.startsWith("event:")) {
        name = line.substring(6).strip();
      } else if (line.startsWith("data:")) {
        data.append(line.substring(5)).append('\n');
      } else if (line.isEmpty() && !data.isEmpty()) {
        if (!name.equals("beat")) {
          events.add(new Sent(id, name, data.toString().strip()));
        }
        name = "";
        data.setLength(0);
      }
    }
    return events;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
