package org.vigie.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.jspecify.annotations.Nullable;

/** The requests of one call, one after another; the call can be ended from another thread. */
final class Exchange {
  private final CloseableHttpClient client;
  private final int maxBytes;
  private volatile boolean cancelled;
  private volatile @Nullable HttpUriRequestBase running;
  private volatile Answer.@Nullable Received head;

  Exchange(CloseableHttpClient client, int maxBytes) {
    this.client = client;
    this.maxBytes = maxBytes;
  }

  /** Sends a request and reads all of the answer. */
  Answer send(HttpUriRequestBase request, URI uri, List<Answer.Hop> hops) {
    return send(request, response -> received(response, body(response), uri, hops));
  }

  /** Sends a request and reads the answer as far as its body may go. */
  Answer sendCut(HttpUriRequestBase request, URI uri, List<Answer.Hop> hops) {
    return send(
        request,
        response -> {
          byte[] start = cut(response);
          if (start.length == maxBytes) {
            request.cancel();
          }
          return received(response, start, uri, hops);
        });
  }

  /** Sends a request and reads the start of the answer: whatever its rest is, it was answered. */
  Answer sendForStart(HttpUriRequestBase request, URI uri) {
    Answer answer =
        send(
            request,
            response -> {
              head = received(response, new byte[0], uri, List.of());
              byte[] start = start(response);
              if (start.length == maxBytes) {
                request.cancel();
              }
              return received(response, start, uri, List.of());
            });
    return answer instanceof Answer.Received ? answer : answered().orElse(answer);
  }

  /** The answer without its body, once it is there and its status is what matters. */
  Optional<Answer> answered() {
    return Optional.ofNullable(head);
  }

  private Answer send(HttpUriRequestBase request, HttpClientResponseHandler<Answer> reader) {
    running = request;
    if (cancelled) {
      request.cancel();
    }
    try {
      return client.execute(
          request,
          response -> {
            try {
              return reader.handleResponse(response);
            } catch (IOException e) {
              // Or the client would read the rest, however long, to make the connection reusable.
              request.cancel();
              throw e;
            }
          });
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

  private static Answer.Received received(
      ClassicHttpResponse response, byte[] body, URI uri, List<Answer.Hop> hops) {
    return new Answer.Received(response.getCode(), headers(response), body, uri, hops);
  }

  private byte[] start(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    return entity == null ? new byte[0] : Body.start(entity.getContent(), maxBytes);
  }

  private byte[] body(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new byte[0];
    }
    return Body.read(entity.getContent(), encodings(response), maxBytes);
  }

  private byte[] cut(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    return entity == null
        ? new byte[0]
        : Body.cut(entity.getContent(), encodings(response), maxBytes);
  }

  private static List<String> encodings(ClassicHttpResponse response) {
    return Arrays.stream(response.getHeaders("Content-Encoding")).map(h -> h.getValue()).toList();
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
      case GuardedDns.ForbiddenAddressException _ ->
          new Answer.Refused(Answer.Refusal.FOR_NOW, message);
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
