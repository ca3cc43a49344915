package org.vigie.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports for what is thrown away: the demo, tests, benchmarks. */
public final class FreePort {
  /** Below those that systems give to outgoing connections: it stays free over a restart. */
  private static final int FIRST = 10_000;

  /** Each process has a share of its own, as far as there are that many. */
  private static final int SHARE = 2_000;

  private static final int SHARES = 10;
  private static final int START = FIRST + SHARE * (int) (ProcessHandle.current().pid() % SHARES);

  private static final Set<Integer> given = ConcurrentHashMap.newKeySet();

  private FreePort() {}

  /** A loopback port that nobody listens on and that this process has not been given before. */
  public static int next() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(START, START + SHARE);
      if (given.add(port) && isFree(port)) {
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
