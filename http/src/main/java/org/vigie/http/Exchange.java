package org.vigie.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.MessageConstraintException;
import org.jspecify.annotations.Nullable;

/** The requests of one call, one after another; the call can be ended from another thread. */
final class Exchange {
  private final CloseableHttpClient client;
  private final int maxBytes;
  private volatile boolean cancelled;
  private volatile @Nullable HttpUriRequestBase running;

  Exchange(CloseableHttpClient client, int maxBytes) {
    this.client = client;
    this.maxBytes = maxBytes;
  }

  /** Sends a request and reads the answer: all of it, or but the start if the rest is no matter. */
  Answer send(HttpUriRequestBase request, URI uri, List<Answer.Hop> hops, boolean startOnly) {
    running = request;
    if (cancelled) {
      request.cancel();
    }
    try {
      return client.execute(
          request,
          response ->
              new Answer.Received(
                  response.getCode(), headers(response), body(response, startOnly), uri, hops));
    } catch (IOException | IllegalArgumentException e) {
      return failed(e);
    }
  }

  /** Ends the call: its connection is closed. */
  void cancel() {
    cancelled = true;
    HttpUriRequestBase request = running;
    if (request != null) {
      request.cancel();
    }
  }

  private byte[] body(ClassicHttpResponse response, boolean startOnly) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new byte[0];
    }
    InputStream in = entity.getContent();
    if (startOnly) {
      return Body.start(in, maxBytes);
    }
    List<String> encodings =
        Arrays.stream(response.getHeaders("Content-Encoding")).map(h -> h.getValue()).toList();
    return Body.read(in, encodings, maxBytes);
  }

  private static Headers headers(ClassicHttpResponse response) {
    return Headers.of(
        Arrays.stream(response.getHeaders())
            .map(h -> Map.entry(h.getName(), h.getValue() == null ? "" : h.getValue()))
            .toList());
  }

  private static Answer failed(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return switch (e) {
      case GuardedDns.ForbiddenAddressException _ -> new Answer.Refused(message);
      case Body.UnusableException unusable -> new Answer.Failed(unusable.kind(), message);
      case UnknownHostException _ ->
          new Answer.Failed(Answer.Kind.DNS, "the name was not found: " + message);
      case ConnectTimeoutException _, ConnectException _, NoRouteToHostException _ ->
          new Answer.Failed(Answer.Kind.CONNECT, message);
      case SSLException _ -> new Answer.Failed(Answer.Kind.TLS, message);
      case SocketTimeoutException _ -> new Answer.Failed(Answer.Kind.TIMEOUT, message);
      case MessageConstraintException _ ->
          new Answer.Failed(Answer.Kind.TOO_LARGE, "the header is too large: " + message);
      default -> new Answer.Failed(Answer.Kind.PROTOCOL, message);
    };
  }
}
