package org.vigie.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;

/**
 * Sockets for what is not HTTP, by the same rules: the address that is checked is the address that
 * is dialled. One for each visit: all that its sockets read together has a limit, and {@link
 * #close} ends them, whoever waits for them.
 */
public final class GuardedSockets extends SocketFactory implements AutoCloseable {
  private final OutboundSettings settings;
  private final Set<Integer> ports;
  private final AtomicLong left;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  /** An address must not be dialled; the message says why. */
  public static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
      super(message);
    }
  }

  /**
   * Sockets for one visit.
   *
   * @param settings whose exceptions to the address check hold here, too
   * @param ports that may be dialled
   * @param maxBytes the most bytes that are read
   */
  public GuardedSockets(OutboundSettings settings, Set<Integer> ports, long maxBytes) {
    this.settings = settings;
    this.ports = Set.copyOf(ports);
    this.left = new AtomicLong(maxBytes);
  }

  /** Whether the visit was ended. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    for (Socket socket = open.poll(); socket != null; socket = open.poll()) {
      try {
        socket.close();
      } catch (IOException _) {
        // It is of no more use, closed well or not.
      }
    }
  }

  @Override
  public Socket createSocket() {
    Socket socket = new Guarded();
    open.add(socket);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  private Socket connected(InetSocketAddress address) throws IOException {
    Socket socket = createSocket();
    socket.connect(address);
    return socket;
  }

  private void check(InetSocketAddress asked) throws IOException {
    if (asked.getAddress() == null) {
      throw new UnknownHostException(asked.getHostString());
    }
    String host = asked.getHostString();
    if (closed) {
      throw new IOException("ended");
    }
    if (settings.allows(host, asked.getPort())) {
      return;
    }
    if (!ports.contains(asked.getPort())) {
      throw new RefusedException("port " + asked.getPort() + " of " + host + ": only " + ports);
    }
    Optional<String> refusal = AddressGuard.refusal(asked.getAddress());
    if (refusal.isPresent()) {
      throw new RefusedException(
          host + " is at " + asked.getAddress().getHostAddress() + ": " + refusal.get());
    }
  }

  private final class Guarded extends Socket {
    Guarded() {
      super(Proxy.NO_PROXY);
    }

    @Override
    public void connect(SocketAddress address) throws IOException {
      connect(address, 0);
    }

    @Override
    public void connect(SocketAddress address, int timeout) throws IOException {
      if (!(address instanceof InetSocketAddress internet)) {
        throw new RefusedException("not an address of the internet");
      }
      check(internet);
      super.connect(address, timeout);
      setTcpNoDelay(true);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new Counted(super.getInputStream());
    }
  }

  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return count(super.read(), 1);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      return count(read, read);
    }

    private int count(int read, int bytes) throws IOException {
      if (read >= 0 && left.addAndGet(-bytes) < 0) {
        throw new IOException("it sends more than is read");
      }
      return read;
    }
  }
}
