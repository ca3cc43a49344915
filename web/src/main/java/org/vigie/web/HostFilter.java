package org.vigie.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.vigie.web.answer.ApiErrors;
import org.vigie.web.answer.Problem;
import org.vigie.web.source.HubCalls;
import org.vigie.web.source.LargeBodies;

/**
 * Refuses requests that name another host than this machine: a page of a stranger that has its name
 * point to 127.0.0.1 would otherwise speak to us as if it were ours. Refuses bodies that are larger
 * than any form or record of ours, or that do not say how large they are. Hubs call by the name
 * that the world knows us by, and are told nothing.
 */
final class HostFilter extends OncePerRequestFilter {
  private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final long MAX_BODY = 1 << 20;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getRequestURI().startsWith(HubCalls.ROOT + "/")) {
      fromHub(request, response, chain);
      return;
    }
    if (!isOurs(request.getHeader("Host"), request.getLocalPort())) {
      refuse(response, 421, "Vigie answers as 127.0.0.1 or localhost only.", "Use that address.");
      return;
    }
    if (request.getHeader("Transfer-Encoding") != null) {
      refuse(response, 411, "The length of the body is not said.", "Send Content-Length.");
      return;
    }
    long most = LargeBodies.MOST.getOrDefault(request.getRequestURI(), MAX_BODY);
    if (request.getContentLengthLong() > most) {
      refuse(response, 413, "The body is larger than " + most + " bytes.", "Send less.");
      return;
    }
    chain.doFilter(request, response);
  }

  private static void fromHub(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > HubCalls.MOST_BYTES) {
      response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isOurs(@Nullable String host, int port) {
    if (host == null) {
      return false;
    }
    int colon = host.lastIndexOf(':');
    boolean named = colon > host.lastIndexOf(']');
    String name = named ? host.substring(0, colon) : host;
    String given = named ? host.substring(colon + 1) : "80";
    return HOSTS.contains(name) && given.equals(Integer.toString(port));
  }

  /** As a problem, also to a browser: whoever comes here is no reader of ours. */
  private static void refuse(HttpServletResponse response, int status, String why, String next)
      throws IOException {
    response.setHeader("Connection", "close");
    ApiErrors.write(Problem.of(status, "Refused", why, next), response);
  }
}
