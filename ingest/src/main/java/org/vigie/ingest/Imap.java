package org.vigie.ingest;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.vigie.http.GuardedSockets;
import org.vigie.model.Source;

/** Signs in to mail servers, and tells what went wrong. */
final class Imap {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration READ = Duration.ofSeconds(20);

  private static final List<Class<? extends Exception>> UNREACHED =
      List.of(
          UnknownHostException.class,
          ConnectException.class,
          NoRouteToHostException.class,
          SocketTimeoutException.class,
          SSLException.class);

  private Imap() {}

  static Store connect(Source source, URI server, String password, GuardedSockets sockets)
      throws MessagingException {
    String scheme = server.getScheme();
    String of = "mail." + scheme + ".";
    Properties properties = new Properties();
    properties.put(of + (scheme.equals("imaps") ? "ssl.socketFactory" : "socketFactory"), sockets);
    // Otherwise it would dial once more, past the guard, what the guard refuses.
    properties.put(of + "socketFactory.fallback", "false");
    properties.put(of + "ssl.checkserveridentity", "true");
    properties.put(of + "connectiontimeout", Long.toString(CONNECT.toMillis()));
    properties.put(of + "timeout", Long.toString(READ.toMillis()));
    properties.put(of + "peek", "true");
    properties.put(of + "fetchsize", Integer.toString(256 << 10));
    Store store = Session.getInstance(properties).getStore(scheme);
    store.connect(
        server.getHost(),
        server.getPort(),
        String.valueOf(source.address().getUserInfo()),
        password);
    return store;
  }

  /** What a failure says of the source; never with the password. */
  static FetchResult failed(Exception e, String password) {
    String said = String.valueOf(e.getMessage()).replace(password, "…");
    if (e instanceof AuthenticationFailedException) {
      return new FetchResult.Disallowed(
          "the mail server does not take this name and password: " + said);
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof GuardedSockets.RefusedException refused) {
        return new FetchResult.Broken("not asked: " + refused.getMessage(), false);
      }
      if (isUnreached(cause)) {
        return new FetchResult.Broken(said + " (" + cause.getMessage() + ")", false);
      }
    }
    return new FetchResult.Broken("IMAP: " + said, true);
  }

  private static boolean isUnreached(Throwable cause) {
    return UNREACHED.stream().anyMatch(kind -> kind.isInstance(cause));
  }
}
